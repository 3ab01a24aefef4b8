"""Files as banks make them."""

from collections.abc import Iterator

ACCOUNT = "CZ6508000000192000145399"


def entry(
    amount: str,
    *,
    currency: str = "EUR",
    way: str = "CRDT",
    status: str = "BOOK",
    reversal: str = "",
    booked: str = "2031-03-05",
    bank_reference: str = "B1",
    reference: str = "NOTPROVIDED",
    message: str = "thank you",
    details: str = "",
) -> str:
    """An entry of a statement; ``details`` stand for those made of reference and message."""
    details = (
        details
        or f"""
        <TxDtls>
            <Refs><EndToEndId>{reference}</EndToEndId></Refs>
            <RmtInf><Ustrd>{message}</Ustrd></RmtInf>
        </TxDtls>
    """
    )
    turned = f"<RvslInd>{reversal}</RvslInd>" if reversal else ""
    return f"""
    <Ntry>
        <Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{way}</CdtDbtInd>{turned}<Sts>{status}</Sts>
        <BookgDt><Dt>{booked}</Dt></BookgDt><ValDt><Dt>{booked}</Dt></ValDt>
        <AcctSvcrRef>{bank_reference}</AcctSvcrRef>
        <NtryDtls>{details}</NtryDtls>
    </Ntry>"""


def camt_file(entries: str, *, version: str = "02") -> str:
    """A statement with these entries."""
    return f"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>
    <GrpHdr><MsgId>1</MsgId></GrpHdr>
    <Stmt>
        <Id>1</Id><Acct><Id><IBAN>{ACCOUNT}</IBAN></Id><Ccy>EUR</Ccy></Acct>
        <Bal><Amt Ccy="EUR">1.00</Amt></Bal>{entries}
    </Stmt></BkToCstmrStmt></Document>"""


def cuts(content: bytes) -> Iterator[bytes]:
    """The file broken off before each of its bytes."""
    return (content[:length] for length in range(len(content)))


def list_file(*rows: str) -> bytes:
    """A list with these rows, in UTF-8."""
    head = "Date;Amount;Currency;Reference;Message;Transaction ID"
    return "".join(f"{row}\n" for row in (head, *rows)).encode()
