"""What people said of worksheets. What was done, worked and billed stays: it is what credit was spent on."""

from app.kit.personal import Personal

PERSONAL = Personal(
    held={
        "worksheet_round": """
            SELECT worksheet_id AS id, jsonb_agg(to_jsonb(worksheet_round)) AS data FROM worksheet_round
            WHERE actor = ANY(:actors) AND worksheet_id > :behind
            GROUP BY worksheet_id ORDER BY worksheet_id LIMIT :most""",
    },
    erased={
        "worksheet_round": """
            UPDATE worksheet_round SET message = NULL
            WHERE actor = ANY(:actors) AND message IS NOT NULL""",
    },
)
