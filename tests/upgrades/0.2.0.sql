SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE TYPE public.pgqueuer_status AS ENUM (
    'queued',
    'picked',
    'successful',
    'exception',
    'canceled',
    'deleted',
    'failed'
);
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.server_access (
    id uuid NOT NULL,
    server_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind character varying NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    valid_until timestamp with time zone,
    revoked_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_server_access_period CHECK (((valid_until IS NULL) OR (valid_until > checked_at)))
);
CREATE FUNCTION public.access_until(of_server uuid, instant timestamp with time zone) RETURNS TABLE(access_until timestamp with time zone)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT max(COALESCE(access.valid_until, '9999-01-01 00:00:00+00'::timestamp with time zone)) AS max
    FROM public.server_access access
   WHERE ((access.server_id = access_until.of_server) AND (access.revoked_at IS NULL) AND (access.checked_at <= access_until.instant));
END;
CREATE FUNCTION public.text_letters(given text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN regexp_replace(translate(NORMALIZE(given, NFC), '‘’ʼ'::text, ''''''''::text), '[\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u3000-\u303f\ufe00-\ufe0f\ufeff\U0001f000-\U0001faff]'::text, ' '::text, 'g'::text);
CREATE FUNCTION public.text_plain(given text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, public.text_letters(given)));
CREATE FUNCTION public.article_czech_heading(language text, title text, keywords text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE language WHEN 'cs'::text THEN public.text_plain(((title || ' '::text) || array_to_string(keywords, ' '::text))) ELSE NULL::text END;
CREATE FUNCTION public.text_words(language text, given text) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL RESTRICTED
    AS $$
        DECLARE half integer := length(given) / 2;
        BEGIN
            RETURN to_tsvector(
                public.text_configuration(language), public.text_folded(language, given));
        EXCEPTION WHEN program_limit_exceeded THEN
            RETURN public.text_joined(
                public.text_words(language, left(given, half)),
                public.text_words(language, substr(given, half + 1)));
        END $$;
CREATE FUNCTION public.article_document(language text, title text, keywords text[], body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((setweight(public.text_words(language, title), 'A'::"char") || setweight(public.text_words(language, array_to_string(keywords, ' '::text)), 'B'::"char")) || setweight(public.text_words(language, body), 'C'::"char"));
CREATE TABLE public.session_technician (
    session_id uuid NOT NULL,
    technician_id uuid NOT NULL,
    "position" integer NOT NULL,
    during tstzrange NOT NULL,
    live boolean NOT NULL,
    busy tstzrange NOT NULL,
    held_until timestamp with time zone,
    worked boolean DEFAULT false NOT NULL,
    working boolean DEFAULT false NOT NULL,
    joined_at timestamp with time zone,
    left_at timestamp with time zone,
    CONSTRAINT ck_session_technician_busy CHECK (((busy @> during) AND (lower(busy) = lower(during)) AND lower_inc(busy) AND (NOT upper_inc(busy)) AND (NOT upper_inf(busy)))),
    CONSTRAINT ck_session_technician_during CHECK (((NOT isempty(during)) AND lower_inc(during) AND (NOT upper_inc(during)) AND (NOT lower_inf(during)) AND (NOT upper_inf(during)))),
    CONSTRAINT ck_session_technician_left CHECK (((left_at IS NULL) OR (NOT live))),
    CONSTRAINT ck_session_technician_worked CHECK ((NOT (live AND worked))),
    CONSTRAINT ck_session_technician_working CHECK ((live OR (NOT working)))
);
CREATE FUNCTION public.booked_minutes(of_technician uuid, booked_from timestamp with time zone, booked_to timestamp with time zone, instant timestamp with time zone, but uuid) RETURNS TABLE(minutes integer[])
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ARRAY( SELECT unnest(ARRAY[(floor((date_part('epoch'::text, booked.begins) / (60)::double precision)))::integer, (ceil((date_part('epoch'::text, booked.ends) / (60)::double precision)))::integer,
                 CASE
                     WHEN booked.live THEN (ceil((date_part('epoch'::text, booked.busy_until) / (60)::double precision)))::integer
                     ELSE 0
                 END]) AS unnest
            FROM ( SELECT lower(session_technician.during) AS begins,
                     upper(session_technician.during) AS ends,
                     upper(session_technician.busy) AS busy_until,
                     session_technician.live
                    FROM public.session_technician
                   WHERE ((session_technician.technician_id = booked_minutes.of_technician) AND (NOT session_technician.working) AND (upper(session_technician.busy) > booked_minutes.booked_from) AND (lower(session_technician.during) >= (booked_minutes.booked_from - '2 days'::interval)) AND (lower(session_technician.during) < booked_minutes.booked_to) AND (session_technician.session_id IS DISTINCT FROM booked_minutes.but) AND ((session_technician.held_until IS NULL) OR (session_technician.held_until >= booked_minutes.instant)) AND (session_technician.live OR session_technician.worked))
                 UNION ALL
                  SELECT GREATEST(lower(held.during), (booked_minutes.instant - '1 day'::interval)) AS "greatest",
                     lasts.until,
                     (lasts.until + (upper(held.busy) - upper(held.during))),
                     true
                    FROM (public.session_technician held
                      CROSS JOIN LATERAL ( SELECT
                                 CASE
                                     WHEN (upper(held.during) < booked_minutes.instant) THEN (booked_minutes.instant + '01:00:00'::interval)
                                     ELSE upper(held.during)
                                 END AS until) lasts)
                   WHERE ((held.technician_id = booked_minutes.of_technician) AND held.working AND (held.session_id IS DISTINCT FROM booked_minutes.but))) booked
           WHERE ((booked.busy_until > booked_minutes.booked_from) AND (booked.begins < booked_minutes.booked_to))
           ORDER BY booked.begins) AS "array";
END;
CREATE FUNCTION public.fn_pgqueuer_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    DECLARE
        to_emit BOOLEAN := false;  -- Flag to decide whether to emit a notification
    BEGIN
        -- Check operation type and set the emit flag accordingly
        IF TG_OP = 'UPDATE' AND OLD IS DISTINCT FROM NEW THEN
            to_emit := true;
        ELSIF TG_OP = 'DELETE' THEN
            to_emit := true;
        ELSIF TG_OP = 'INSERT' THEN
            to_emit := true;
        ELSIF TG_OP = 'TRUNCATE' THEN
            to_emit := true;
        END IF;
        -- Perform notification if the emit flag is set
        IF to_emit THEN
            PERFORM pg_notify(
                'ch_pgqueuer',
                json_build_object(
                    'channel', 'ch_pgqueuer',
                    'operation', lower(TG_OP),
                    'sent_at', NOW(),
                    'table', TG_TABLE_NAME,
                    'type', 'table_changed_event'
                )::text
            );
        END IF;
        -- Return appropriate value based on the operation
        IF TG_OP IN ('INSERT', 'UPDATE') THEN
            RETURN NEW;
        ELSIF TG_OP = 'DELETE' THEN
            RETURN OLD;
        ELSE
            RETURN NULL; -- For TRUNCATE and other non-row-specific contexts
        END IF;
    END;
    $$;
CREATE FUNCTION public.text_bare(given text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, NORMALIZE(given, NFC)));
CREATE TABLE public.customer (
    id uuid NOT NULL,
    name character varying NOT NULL,
    deployment character varying NOT NULL,
    time_zone character varying NOT NULL,
    language character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    deactivated_at timestamp with time zone,
    deactivation_reason character varying,
    low_credit_minutes integer,
    low_credit_days integer,
    found_by text GENERATED ALWAYS AS (public.text_bare((name)::text)) STORED COLLATE pg_catalog."C",
    CONSTRAINT ck_customer_deactivation CHECK (((deactivation_reason IS NULL) OR (deactivated_at IS NOT NULL))),
    CONSTRAINT ck_customer_deployment CHECK (((deployment)::text = ANY ((ARRAY['cloud'::character varying, 'on_premise'::character varying])::text[]))),
    CONSTRAINT ck_customer_low_credit CHECK (((low_credit_minutes >= 0) AND (low_credit_days > 0)))
);
CREATE TABLE public.subscription (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_subscription_period CHECK ((starts_on <= ends_on))
);
CREATE FUNCTION public.plans_near(of_customer uuid, instant timestamp with time zone) RETURNS TABLE(time_zone character varying, plan_id uuid, subscription_id uuid, starts_on date, ends_on date)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT customer.time_zone,
     COALESCE(subscription.plan_id, basic.id) AS "coalesce",
     subscription.id,
     subscription.starts_on,
     subscription.ends_on
    FROM ((public.customer
      CROSS JOIN ( VALUES ('00000000-0000-7000-8000-000000000011'::uuid)) basic(id))
      CROSS JOIN LATERAL ( SELECT NULL::uuid AS id,
             NULL::uuid AS plan_id,
             NULL::date AS starts_on,
             NULL::date AS ends_on
         UNION ALL
          SELECT held.id,
             held.plan_id,
             held.starts_on,
             held.ends_on
            FROM public.subscription held
           WHERE ((held.customer_id = customer.id) AND (daterange(held.starts_on, held.ends_on, '[]'::text) && daterange((((plans_near.instant - '1 day'::interval) AT TIME ZONE 'UTC'::text))::date, (((plans_near.instant + '1 day'::interval) AT TIME ZONE 'UTC'::text))::date, '[]'::text)))) subscription)
   WHERE (customer.id = plans_near.of_customer);
END;
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
        END $$;
CREATE FUNCTION public.refuse_key_of_inactive() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            PERFORM 1 FROM customer WHERE id = NEW.customer_id FOR SHARE;
            PERFORM 1 FROM contact WHERE id = NEW.contact_id FOR SHARE;
            PERFORM 1 FROM technician WHERE id = NEW.technician_id FOR SHARE;
            IF EXISTS (SELECT 1 FROM customer
                       WHERE id = NEW.customer_id AND deactivated_at IS NOT NULL)
               OR EXISTS (SELECT 1 FROM contact
                          WHERE id = NEW.contact_id AND deactivated_at IS NOT NULL)
               OR EXISTS (SELECT 1 FROM technician
                          WHERE id = NEW.technician_id AND deactivated_at IS NOT NULL)
            THEN
                RAISE EXCEPTION 'a key of somebody who left'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'tg_api_key_holder';
            END IF;
            RETURN NEW;
        END $$;
CREATE FUNCTION public.session_overdue(status text, top_up_by timestamp with time zone, instant timestamp with time zone) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((status = 'awaiting_credit'::text) AND (top_up_by < instant));
CREATE FUNCTION public.session_status(status text, top_up_by timestamp with time zone, instant timestamp with time zone) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN public.session_overdue(status, top_up_by, instant) THEN 'lapsed'::text ELSE status END;
CREATE FUNCTION public.stale_sessions(of_technicians uuid[], booked_from timestamp with time zone, booked_to timestamp with time zone, instant timestamp with time zone) RETURNS TABLE(session_id uuid)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT DISTINCT held.session_id
    FROM public.session_technician held
   WHERE ((held.technician_id = ANY (stale_sessions.of_technicians)) AND held.live AND (held.held_until < stale_sessions.instant) AND (held.busy && tstzrange(stale_sessions.booked_from, stale_sessions.booked_to)));
END;
CREATE TABLE public.plan_version (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    number integer NOT NULL,
    in_force_from timestamp with time zone NOT NULL,
    channels text[] NOT NULL,
    queue_rank integer NOT NULL,
    target jsonb NOT NULL,
    severity_targets jsonb NOT NULL,
    call_after_replies integer,
    price numeric(13,4),
    currency character varying,
    terms jsonb NOT NULL,
    CONSTRAINT ck_plan_version_call_after_replies CHECK ((call_after_replies > 0)),
    CONSTRAINT ck_plan_version_number CHECK ((number > 0)),
    CONSTRAINT ck_plan_version_price CHECK (((price IS NULL) = (currency IS NULL))),
    CONSTRAINT ck_plan_version_queue_rank CHECK ((queue_rank >= 0))
);
CREATE FUNCTION public.terms_near(of_customer uuid, instant timestamp with time zone) RETURNS TABLE(time_zone character varying, starts_on date, ends_on date, terms jsonb)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 SELECT near.time_zone,
     near.starts_on,
     near.ends_on,
     version.terms
    FROM (public.plans_near(terms_near.of_customer, terms_near.instant) near(time_zone, plan_id, subscription_id, starts_on, ends_on)
      CROSS JOIN LATERAL ( SELECT plan_version.terms
            FROM public.plan_version
           WHERE ((plan_version.plan_id = near.plan_id) AND (plan_version.in_force_from <= terms_near.instant))
           ORDER BY plan_version.in_force_from DESC, plan_version.number DESC
          LIMIT 1) version);
END;
CREATE TEXT SEARCH CONFIGURATION public.czech_unaccented (
    PARSER = pg_catalog."default" );
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR asciiword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR word WITH public.unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR numword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR email WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR url WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR host WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR sfloat WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR version WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR hword_numpart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR hword_part WITH public.unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR hword_asciipart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR numhword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR asciihword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR hword WITH public.unaccent, simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR url_path WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR file WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR "float" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR "int" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.czech_unaccented
    ADD MAPPING FOR uint WITH simple;
CREATE FUNCTION public.text_configuration(language text) RETURNS regconfig
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE language WHEN 'fr'::text THEN 'french'::regconfig WHEN 'de'::text THEN 'german'::regconfig WHEN 'cs'::text THEN 'public.czech_unaccented'::regconfig ELSE 'english'::regconfig END;
CREATE FUNCTION public.text_folded(language text, given text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE language WHEN 'de'::text THEN regexp_replace(regexp_replace(regexp_replace(public.text_plain(regexp_replace(given, '\m([äÄ]|[aA][eE])[nN][dD][eE][rR][eE]\M'::text, 'anderung'::text, 'g'::text)), '(?<![aeioquy])([aou])e'::text, '\1'::text, 'g'::text), '\mander[nt]\M'::text, 'anderung'::text, 'g'::text), '\m(dass|fur|konnen|konnte|uber|wahrend|wurden?)\M'::text, ' '::text, 'g'::text) WHEN 'fr'::text THEN regexp_replace(regexp_replace(public.text_plain(regexp_replace(given, '\m[sS][ûÛ][rR][sS]?\M'::text, 'sure'::text, 'g'::text)), 'ees?\M'::text, 'e'::text, 'g'::text), '\m(a|etes?|etais|etait|etions|etiez|etaient|etante?s?|eumes|eutes|eut|fumes|futes|fut|meme)\M'::text, ' '::text, 'g'::text) ELSE public.text_plain(given) END;
CREATE FUNCTION public.text_joined(known tsvector, more tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL RESTRICTED
    AS $$
        DECLARE joined tsvector;
        BEGIN
            joined := known || more;
            IF pg_column_size(joined) - 4 * length(joined) > 1000000
                AND ts_filter(more, '{a,b}') = ''
            THEN
                RETURN known;
            END IF;
            RETURN joined;
        EXCEPTION WHEN program_limit_exceeded THEN
            RETURN known;
        END $$;
CREATE FUNCTION public.text_query(language text, given text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN websearch_to_tsquery(public.text_configuration(language), public.text_folded(language, given));
CREATE TABLE public.ticket (
    id uuid NOT NULL,
    number bigint NOT NULL,
    customer_id uuid NOT NULL,
    server_id uuid,
    contact_id uuid,
    follow_up_of uuid,
    technician_id uuid,
    plan_version_id uuid NOT NULL,
    version integer NOT NULL,
    status character varying NOT NULL,
    kind character varying NOT NULL,
    channel character varying NOT NULL,
    subject character varying NOT NULL,
    reported_severity integer NOT NULL,
    severity integer NOT NULL,
    severity_reason character varying,
    contact_name character varying,
    contact_company character varying,
    contact_phone character varying,
    contact_email character varying,
    contact_details_refused boolean NOT NULL,
    application_unavailable boolean NOT NULL,
    product_version character varying,
    environment character varying,
    system_information character varying,
    error_messages character varying,
    logs character varying,
    legitimacy character varying,
    legitimacy_reason character varying,
    language character varying NOT NULL,
    reply_language character varying NOT NULL,
    language_corrected boolean NOT NULL,
    articles_seen uuid[] NOT NULL,
    suggested_articles uuid[] NOT NULL,
    queue_rank integer NOT NULL,
    promises jsonb NOT NULL,
    resolution_due_at timestamp with time zone NOT NULL,
    starves_at timestamp with time zone NOT NULL,
    starved_at timestamp with time zone,
    turns integer NOT NULL,
    messages integer NOT NULL,
    replies integer NOT NULL,
    replies_since_call integer NOT NULL,
    reopenings integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    first_replied_at timestamp with time zone,
    resolved_at timestamp with time zone,
    closed_at timestamp with time zone,
    stage smallint NOT NULL,
    after_outages boolean NOT NULL,
    merged_into uuid,
    unseen_versions integer DEFAULT 0 NOT NULL,
    overdue_told_at timestamp with time zone,
    CONSTRAINT ck_ticket_after_outages CHECK ((after_outages = ((kind)::text <> 'cloud_outage'::text))),
    CONSTRAINT ck_ticket_due CHECK ((resolution_due_at >= created_at)),
    CONSTRAINT ck_ticket_kind CHECK (((kind)::text = ANY ((ARRAY['bug'::character varying, 'question'::character varying, 'request'::character varying, 'cloud_outage'::character varying, 'server_support'::character varying])::text[]))),
    CONSTRAINT ck_ticket_legitimacy CHECK ((((kind)::text = 'bug'::text) = (legitimacy IS NOT NULL))),
    CONSTRAINT ck_ticket_merged CHECK (((merged_into IS NULL) OR (((status)::text = 'closed'::text) AND (merged_into <> id)))),
    CONSTRAINT ck_ticket_outage_severity CHECK ((((kind)::text <> 'cloud_outage'::text) OR (severity = 1))),
    CONSTRAINT ck_ticket_reported_severity CHECK (((reported_severity >= 1) AND (reported_severity <= 4))),
    CONSTRAINT ck_ticket_resolved CHECK ((((status)::text = ANY ((ARRAY['resolved'::character varying, 'closed'::character varying])::text[])) = (resolved_at IS NOT NULL))),
    CONSTRAINT ck_ticket_severity CHECK (((severity >= 1) AND (severity <= 4))),
    CONSTRAINT ck_ticket_stage CHECK ((stage =
CASE
    WHEN ((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying])::text[])) THEN 0
    WHEN ((status)::text = 'waiting_for_customer'::text) THEN 1
    WHEN ((status)::text = 'resolved'::text) THEN 2
    ELSE 3
END)),
    CONSTRAINT ck_ticket_status CHECK (((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying, 'waiting_for_customer'::character varying, 'resolved'::character varying, 'closed'::character varying])::text[]))),
    CONSTRAINT ck_ticket_unseen_versions CHECK (((unseen_versions >= 0) AND (unseen_versions <= (version - 1))))
);
CREATE FUNCTION public.ticket_and_merged(of_ticket uuid) RETURNS TABLE(ticket_id uuid)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE chain(id) AS (
          SELECT ticket_and_merged.of_ticket AS of_ticket
         UNION
          SELECT ticket.id
            FROM (chain chain_1
              JOIN public.ticket ON ((ticket.merged_into = chain_1.id)))
         )
  SELECT chain.id
    FROM chain;
END;
CREATE FUNCTION public.ticket_goes_on(of_ticket uuid) RETURNS TABLE(ticket_id uuid)
    LANGUAGE sql STABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH RECURSIVE chain(id, merged_into) AS (
          SELECT ticket.id,
             ticket.merged_into
            FROM public.ticket
           WHERE (ticket.id = ticket_goes_on.of_ticket)
         UNION
          SELECT ticket.id,
             ticket.merged_into
            FROM (chain chain_1
              JOIN public.ticket ON ((ticket.id = chain_1.merged_into)))
         )
  SELECT chain.id
    FROM chain
   WHERE (chain.merged_into IS NULL);
END;
CREATE TABLE public.adjustment (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    minutes integer NOT NULL,
    reason character varying NOT NULL,
    entry_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    reversed_at timestamp with time zone,
    kind character varying NOT NULL,
    CONSTRAINT ck_adjustment_kind CHECK ((((kind)::text = 'correction'::text) OR (((kind)::text = 'compensation'::text) AND (minutes > 0)))),
    CONSTRAINT ck_adjustment_minutes CHECK (((minutes <> 0) AND ((minutes % 10) = 0)))
);
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.api_key (
    id uuid NOT NULL,
    key_hash bytea NOT NULL,
    role character varying NOT NULL,
    customer_id uuid,
    contact_id uuid,
    technician_id uuid,
    name character varying,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    person_id uuid,
    created_by character varying,
    revoked_by character varying,
    CONSTRAINT ck_api_key_binding CHECK (((((role)::text = 'customer'::text) = (customer_id IS NOT NULL)) AND (((role)::text = 'technician'::text) = (technician_id IS NOT NULL)) AND ((contact_id IS NULL) OR ((role)::text = 'customer'::text)))),
    CONSTRAINT ck_api_key_person CHECK (((person_id IS NULL) OR ((role)::text = ANY ((ARRAY['lead'::character varying, 'finance'::character varying, 'admin'::character varying])::text[]))))
);
CREATE TABLE public.approval (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind character varying NOT NULL,
    subject_id uuid,
    minutes integer NOT NULL,
    amount numeric(19,4),
    currency character varying,
    reason character varying,
    override_reason character varying,
    credit_note_number character varying,
    status character varying NOT NULL,
    requested_by uuid NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    decision_reason character varying,
    entry_id uuid,
    version integer NOT NULL,
    CONSTRAINT ck_approval_amount CHECK (((amount IS NULL) = (currency IS NULL))),
    CONSTRAINT ck_approval_decided CHECK (
CASE status
    WHEN 'pending_approval'::text THEN (num_nonnulls(decided_by, decided_at) = 0)
    WHEN 'expired'::text THEN ((decided_by IS NULL) AND (decided_at IS NOT NULL))
    WHEN 'withdrawn'::text THEN ((decided_by = requested_by) AND (decided_at IS NOT NULL))
    ELSE ((decided_by <> requested_by) AND (decided_at IS NOT NULL))
END),
    CONSTRAINT ck_approval_entry CHECK ((((status)::text = 'approved'::text) = (entry_id IS NOT NULL))),
    CONSTRAINT ck_approval_minutes CHECK (((minutes <> 0) AND ((minutes % 10) = 0))),
    CONSTRAINT ck_approval_subject CHECK ((((kind)::text = 'adjustment'::text) = (subject_id IS NULL)))
);
CREATE TABLE public.approval_thresholds (
    id uuid NOT NULL,
    minutes integer,
    money jsonb NOT NULL,
    version integer NOT NULL,
    CONSTRAINT ck_approval_thresholds_minutes CHECK ((minutes >= 0)),
    CONSTRAINT ck_approval_thresholds_single CHECK ((id = '00000000-0000-7000-8000-000000000003'::uuid))
);
CREATE TABLE public.article (
    id uuid NOT NULL,
    article_group_id uuid NOT NULL,
    language text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    keywords text[] NOT NULL,
    status character varying NOT NULL,
    audience character varying NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    document tsvector GENERATED ALWAYS AS (public.article_document(language, title, keywords, body)) STORED,
    czech_heading text GENERATED ALWAYS AS (public.article_czech_heading(language, title, keywords)) STORED,
    CONSTRAINT ck_article_audience CHECK (((audience)::text = ANY ((ARRAY['public'::character varying, 'provider'::character varying])::text[]))),
    CONSTRAINT ck_article_language CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text, 'de'::text, 'cs'::text]))),
    CONSTRAINT ck_article_status CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'published'::character varying, 'withdrawn'::character varying])::text[])))
);
CREATE TABLE public.attachment (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    message_id uuid,
    name character varying NOT NULL,
    media_type character varying NOT NULL,
    size_bytes integer NOT NULL,
    sha256 character varying NOT NULL,
    content bytea,
    refused_reason character varying,
    actor character varying NOT NULL,
    attached_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_attachment_refused CHECK (((content IS NULL) = (refused_reason IS NOT NULL))),
    CONSTRAINT ck_attachment_size CHECK (((content IS NULL) OR (octet_length(content) = size_bytes)))
);
CREATE TABLE public.bank_file (
    id uuid NOT NULL,
    sha256 character varying NOT NULL,
    form character varying NOT NULL,
    lines integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_bank_file_form CHECK (((form)::text = ANY ((ARRAY['camt.053'::character varying, 'csv'::character varying])::text[]))),
    CONSTRAINT ck_bank_file_lines CHECK ((lines >= 0))
);
CREATE TABLE public.bank_line (
    key character varying NOT NULL,
    file_id uuid NOT NULL,
    number integer NOT NULL,
    payment_id uuid NOT NULL
);
CREATE TABLE public.business_calendar (
    id uuid NOT NULL,
    time_zone character varying NOT NULL,
    holiday_country character varying NOT NULL,
    hours jsonb NOT NULL,
    version integer NOT NULL,
    CONSTRAINT ck_business_calendar_single CHECK ((id = '00000000-0000-7000-8000-000000000002'::uuid))
);
CREATE TABLE public.calendar_feed (
    id uuid NOT NULL,
    technician_id uuid,
    customer_id uuid,
    name character varying,
    secret_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT ck_calendar_feed_subject CHECK (((technician_id IS NULL) <> (customer_id IS NULL)))
);
CREATE TABLE public.call_task (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    outcome character varying,
    note character varying,
    retry_at timestamp with time zone,
    attempts integer NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT ck_call_task_closed CHECK (((closed_at IS NOT NULL) = ((COALESCE(outcome, 'not_reached'::character varying))::text <> 'not_reached'::text))),
    CONSTRAINT ck_call_task_outcome CHECK (((outcome)::text = ANY ((ARRAY['reached'::character varying, 'not_reached'::character varying, 'not_needed'::character varying])::text[])))
);
CREATE TABLE public.chosen_file (
    id uuid NOT NULL,
    name character varying NOT NULL,
    sha256 character varying NOT NULL,
    content bytea NOT NULL,
    chosen_at timestamp with time zone NOT NULL
);
CREATE TABLE public.clock_turn (
    ticket_id uuid NOT NULL,
    number integer NOT NULL,
    turn character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    actor character varying NOT NULL,
    CONSTRAINT ck_clock_turn_turn CHECK (((turn)::text = ANY ((ARRAY['start'::character varying, 'pause'::character varying, 'resume'::character varying, 'stop'::character varying])::text[])))
);
CREATE TABLE public.closure (
    id uuid NOT NULL,
    name character varying NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT ck_closure_period CHECK ((ends_at > starts_at))
);
CREATE TABLE public.company (
    id uuid NOT NULL,
    name character varying NOT NULL,
    support_phone character varying,
    support_email character varying NOT NULL,
    time_zone character varying NOT NULL,
    buffer_minutes integer NOT NULL,
    notice_minutes integer NOT NULL,
    horizon_days integer NOT NULL,
    slot_step_minutes integer NOT NULL,
    top_up_hours integer NOT NULL,
    version integer NOT NULL,
    CONSTRAINT ck_company_figures CHECK (((buffer_minutes >= 0) AND (notice_minutes >= 0) AND (horizon_days > 0) AND (slot_step_minutes > 0) AND (top_up_hours > 0))),
    CONSTRAINT ck_company_single CHECK ((id = '00000000-0000-7000-8000-000000000001'::uuid))
);
CREATE TABLE public.contact (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    name character varying NOT NULL,
    email character varying NOT NULL,
    phone character varying,
    language character varying,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    deactivated_at timestamp with time zone,
    deactivation_reason character varying,
    found_by text GENERATED ALWAYS AS (public.text_bare((((name)::text || ' '::text) || (email)::text))) STORED COLLATE pg_catalog."C",
    time_zone character varying,
    CONSTRAINT ck_contact_deactivation CHECK (((deactivation_reason IS NULL) OR (deactivated_at IS NOT NULL)))
);
CREATE TABLE public.contact_mail (
    contact_id uuid NOT NULL,
    stopped text[] NOT NULL,
    unreachable_address character varying,
    unreachable_at timestamp with time zone,
    diagnostic character varying,
    CONSTRAINT ck_contact_mail_stopped CHECK ((stopped <@ ARRAY['reminders'::text, 'credit_warnings'::text, 'ticket_notices'::text])),
    CONSTRAINT ck_contact_mail_unreachable CHECK (((unreachable_at IS NULL) = (unreachable_address IS NULL)))
);
CREATE TABLE public.credit_account (
    credit_account_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    product character varying NOT NULL,
    time_zone character varying NOT NULL,
    seq integer NOT NULL,
    booked_at timestamp with time zone,
    hash bytea NOT NULL,
    available_minutes integer NOT NULL,
    held_minutes integer NOT NULL,
    awaiting_confirmation_minutes integer NOT NULL,
    debt_minutes integer NOT NULL,
    closed_until timestamp with time zone,
    CONSTRAINT ck_credit_account_available CHECK (((available_minutes >= 0) AND ((available_minutes % 10) = 0))),
    CONSTRAINT ck_credit_account_awaiting_confirmation CHECK (((awaiting_confirmation_minutes >= 0) AND ((awaiting_confirmation_minutes % 10) = 0))),
    CONSTRAINT ck_credit_account_credit_or_debt CHECK (((available_minutes = 0) OR (debt_minutes = 0))),
    CONSTRAINT ck_credit_account_debt CHECK (((debt_minutes >= 0) AND ((debt_minutes % 10) = 0))),
    CONSTRAINT ck_credit_account_held CHECK (((held_minutes >= 0) AND ((held_minutes % 10) = 0))),
    CONSTRAINT ck_credit_account_seq CHECK ((seq >= 0))
);
CREATE TABLE public.credit_warning (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    kind character varying NOT NULL,
    minutes integer NOT NULL,
    threshold_minutes integer,
    lot_id uuid,
    expires_on date,
    days_ahead integer,
    raised_at timestamp with time zone NOT NULL,
    cleared_at timestamp with time zone,
    burned_minutes integer,
    burn_days integer,
    CONSTRAINT ck_credit_warning_burn CHECK (((num_nonnulls(burned_minutes, burn_days) = 0) OR (((kind)::text = 'low'::text) AND (burned_minutes >= 0) AND (burn_days > 0)))),
    CONSTRAINT ck_credit_warning_kind CHECK (((((kind)::text = 'low'::text) AND (minutes < threshold_minutes) AND (lot_id IS NULL)) OR (((kind)::text = 'expiring'::text) AND (minutes > 0) AND (num_nonnulls(lot_id, expires_on, days_ahead) = 3))))
);
CREATE TABLE public.credit_watch (
    single boolean NOT NULL,
    "position" bigint NOT NULL,
    CONSTRAINT ck_credit_watch_single CHECK (single)
);
CREATE TABLE public.cursor_secret (
    single boolean NOT NULL,
    secret bytea NOT NULL,
    CONSTRAINT ck_cursor_secret_single CHECK (single)
);
CREATE TABLE public.delivery (
    id uuid NOT NULL,
    natural_key character varying NOT NULL,
    channel character varying NOT NULL,
    target_id uuid NOT NULL,
    event_id uuid,
    customer_id uuid,
    order_key uuid,
    "position" bigint,
    content jsonb NOT NULL,
    state character varying NOT NULL,
    attempts integer NOT NULL,
    attempts_before integer NOT NULL,
    due_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    last_status integer,
    last_error character varying,
    CONSTRAINT ck_delivery_attempts_before CHECK (((attempts_before >= 0) AND (attempts_before <= attempts))),
    CONSTRAINT ck_delivery_finished CHECK ((((state)::text = 'waiting'::text) = (finished_at IS NULL))),
    CONSTRAINT ck_delivery_leased CHECK ((((state)::text = 'waiting'::text) OR (leased_until IS NULL))),
    CONSTRAINT ck_delivery_ordered CHECK (((order_key IS NULL) OR ("position" IS NOT NULL)))
);
CREATE TABLE public.delivery_attempt (
    delivery_id uuid NOT NULL,
    number integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    duration_ms integer NOT NULL,
    outcome character varying NOT NULL,
    status integer,
    answer character varying,
    error character varying
);
CREATE TABLE public.delivery_plan (
    single boolean NOT NULL,
    "position" bigint NOT NULL,
    CONSTRAINT ck_delivery_plan_single CHECK (single)
);
CREATE TABLE public.earning_policy (
    id uuid NOT NULL,
    from_on date NOT NULL,
    from_at timestamp with time zone NOT NULL,
    policy character varying NOT NULL,
    reason character varying,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_earning_policy_policy CHECK (((policy)::text = ANY ((ARRAY['billed'::character varying, 'confirmed'::character varying])::text[])))
);
CREATE TABLE public.event (
    event_no bigint NOT NULL,
    id uuid NOT NULL,
    "position" bigint,
    type character varying NOT NULL,
    customer_id uuid,
    subject_type character varying NOT NULL,
    subject_id uuid NOT NULL,
    actor character varying NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    data jsonb NOT NULL
);
ALTER TABLE public.event ALTER COLUMN event_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.event_event_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.finance_holding (
    credit_account_id uuid NOT NULL,
    holder_id uuid NOT NULL,
    owes boolean NOT NULL,
    parts jsonb NOT NULL
);
CREATE TABLE public.finance_lot (
    credit_account_id uuid NOT NULL,
    lot_id uuid NOT NULL,
    given_minutes integer NOT NULL,
    net numeric(19,4) NOT NULL,
    currency character varying,
    out_minutes integer NOT NULL,
    out_amount numeric(19,4) NOT NULL,
    CONSTRAINT ck_finance_lot_all_out CHECK (((out_minutes < given_minutes) OR (out_amount = net))),
    CONSTRAINT ck_finance_lot_out_amount CHECK (((out_amount >= (0)::numeric) AND (out_amount <= net))),
    CONSTRAINT ck_finance_lot_out_minutes CHECK (((out_minutes >= 0) AND (out_minutes <= given_minutes)))
);
CREATE TABLE public.finance_movement (
    credit_account_id uuid NOT NULL,
    seq integer NOT NULL,
    "position" integer NOT NULL,
    number integer NOT NULL,
    lot_id uuid NOT NULL,
    from_bucket character varying NOT NULL,
    to_bucket character varying NOT NULL,
    minutes integer NOT NULL,
    amount numeric(19,4) NOT NULL,
    currency character varying,
    booked_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_finance_movement_currency CHECK (((currency IS NOT NULL) OR (amount = (0)::numeric))),
    CONSTRAINT ck_finance_movement_from_bucket CHECK (((from_bucket)::text = ANY ((ARRAY['breakage'::character varying, 'deferred'::character varying, 'earned'::character varying, 'money_in'::character varying, 'penalties'::character varying, 'refunded'::character varying, 'written_off'::character varying])::text[]))),
    CONSTRAINT ck_finance_movement_moves CHECK ((((from_bucket)::text <> (to_bucket)::text) AND (minutes > 0) AND (amount >= (0)::numeric))),
    CONSTRAINT ck_finance_movement_to_bucket CHECK (((to_bucket)::text = ANY ((ARRAY['breakage'::character varying, 'deferred'::character varying, 'earned'::character varying, 'money_in'::character varying, 'penalties'::character varying, 'refunded'::character varying, 'written_off'::character varying])::text[])))
);
CREATE TABLE public.finance_position (
    credit_account_id uuid NOT NULL,
    seq integer NOT NULL,
    booked_at timestamp with time zone,
    CONSTRAINT ck_finance_position_seq CHECK ((seq >= 0))
);
CREATE TABLE public.holiday (
    id uuid NOT NULL,
    country character varying NOT NULL,
    holiday_on date NOT NULL,
    name character varying NOT NULL,
    active boolean NOT NULL
);
CREATE TABLE public.holiday_year (
    id uuid NOT NULL,
    country character varying NOT NULL,
    year integer NOT NULL,
    pinned_at timestamp with time zone NOT NULL
);
CREATE TABLE public.idempotency_key (
    principal_id uuid NOT NULL,
    method character varying NOT NULL,
    path character varying NOT NULL,
    key character varying NOT NULL,
    fingerprint bytea NOT NULL,
    status smallint NOT NULL,
    location character varying,
    etag character varying,
    body bytea,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.inbound_email (
    id uuid NOT NULL,
    message_id character varying NOT NULL,
    kind character varying NOT NULL,
    outcome character varying NOT NULL,
    reason character varying,
    authentication character varying NOT NULL,
    from_address character varying,
    from_name character varying NOT NULL,
    subject character varying NOT NULL,
    sent_at timestamp with time zone,
    received_at timestamp with time zone NOT NULL,
    size_bytes integer NOT NULL,
    problems text[] NOT NULL,
    customer_id uuid,
    contact_id uuid,
    ticket_id uuid,
    acknowledgement jsonb,
    released_at timestamp with time zone,
    released_by character varying,
    raw bytea NOT NULL,
    session_id uuid,
    report character varying,
    reported_recipients text[] NOT NULL,
    about_message_id uuid,
    content_digest bytea,
    ticket_message_id uuid,
    answered_ids text[] NOT NULL,
    discarded_at timestamp with time zone,
    discarded_by character varying,
    discard_reason character varying,
    CONSTRAINT ck_inbound_email_discarded CHECK ((((outcome)::text <> 'discarded'::text) OR ((reason IS NOT NULL) AND (discarded_at IS NOT NULL) AND (discarded_by IS NOT NULL) AND (discard_reason IS NOT NULL)))),
    CONSTRAINT ck_inbound_email_outcome CHECK (((outcome)::text = ANY ((ARRAY['ticket_opened'::character varying, 'reply_added'::character varying, 'recorded'::character varying, 'quarantined'::character varying, 'discarded'::character varying])::text[]))),
    CONSTRAINT ck_inbound_email_reason CHECK ((((outcome)::text <> 'quarantined'::text) OR (reason IS NOT NULL))),
    CONSTRAINT ck_inbound_email_report CHECK (((report)::text = ANY ((ARRAY['failed'::character varying, 'delayed'::character varying, 'delivered'::character varying, 'read'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT ck_inbound_email_taken CHECK ((((outcome)::text <> ALL ((ARRAY['ticket_opened'::character varying, 'reply_added'::character varying])::text[])) OR ((ticket_id IS NOT NULL) AND (contact_id IS NOT NULL) AND (ticket_message_id IS NOT NULL))))
);
CREATE TABLE public.invitation_answer (
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    email_id uuid NOT NULL,
    attendee character varying NOT NULL,
    contact_id uuid,
    technician_id uuid,
    response character varying NOT NULL,
    comment character varying,
    sequence integer,
    stamped_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    applied boolean NOT NULL,
    proposed_starts_at timestamp with time zone,
    proposed_ends_at timestamp with time zone,
    CONSTRAINT ck_invitation_answer_applied CHECK (((NOT applied) OR ((contact_id IS NULL) <> (technician_id IS NULL)))),
    CONSTRAINT ck_invitation_answer_response CHECK (((response)::text = ANY ((ARRAY['accepted'::character varying, 'declined'::character varying, 'tentative'::character varying, 'delegated'::character varying, 'needs_action'::character varying])::text[])))
);
CREATE TABLE public.ledger_account (
    credit_account_id uuid NOT NULL,
    id uuid NOT NULL,
    kind character varying NOT NULL,
    balance_minutes integer NOT NULL,
    held_minutes integer NOT NULL,
    opened_seq integer NOT NULL,
    purchased_at timestamp with time zone,
    expires_on date,
    expires_at timestamp with time zone,
    price_per_person_day numeric(13,4),
    currency character varying,
    given_minutes integer,
    net numeric(19,4),
    CONSTRAINT ck_ledger_account_ceiling CHECK (((balance_minutes <= 0) OR ((kind)::text <> ALL ((ARRAY['debt'::character varying, 'purchased'::character varying])::text[])))),
    CONSTRAINT ck_ledger_account_floor CHECK (((balance_minutes >= 0) OR ((kind)::text <> ALL ((ARRAY['billed'::character varying, 'consumed'::character varying, 'expired'::character varying, 'hold'::character varying, 'lot'::character varying, 'penalties'::character varying, 'refunded'::character varying])::text[])))),
    CONSTRAINT ck_ledger_account_given CHECK (((((kind)::text = 'lot'::text) = (given_minutes IS NOT NULL)) AND (given_minutes > 0) AND ((given_minutes % 10) = 0) AND (net >= (0)::numeric) AND (((kind)::text = 'lot'::text) OR (net IS NULL)))),
    CONSTRAINT ck_ledger_account_held CHECK (((held_minutes >= 0) AND ((held_minutes % 10) = 0) AND (((kind)::text = 'lot'::text) OR (held_minutes = 0)))),
    CONSTRAINT ck_ledger_account_increment CHECK (((balance_minutes % 10) = 0)),
    CONSTRAINT ck_ledger_account_kind CHECK (((kind)::text = ANY ((ARRAY['adjusted'::character varying, 'billed'::character varying, 'consumed'::character varying, 'debt'::character varying, 'expired'::character varying, 'hold'::character varying, 'lot'::character varying, 'penalties'::character varying, 'purchased'::character varying, 'refunded'::character varying])::text[]))),
    CONSTRAINT ck_ledger_account_lot CHECK ((((kind)::text = 'lot'::text) = (purchased_at IS NOT NULL)))
);
CREATE TABLE public.ledger_closing (
    single boolean NOT NULL,
    closed_until timestamp with time zone,
    CONSTRAINT ck_ledger_closing_single CHECK (single)
);
CREATE TABLE public.ledger_draw (
    credit_account_id uuid NOT NULL,
    seq integer NOT NULL,
    "position" integer NOT NULL,
    minutes integer NOT NULL,
    open_minutes integer NOT NULL,
    CONSTRAINT ck_ledger_draw_open CHECK ((((open_minutes >= 0) AND (open_minutes <= minutes)) AND ((open_minutes % 10) = 0)))
);
CREATE TABLE public.ledger_entry (
    credit_account_id uuid NOT NULL,
    seq integer NOT NULL,
    id uuid NOT NULL,
    kind character varying NOT NULL,
    reference character varying NOT NULL,
    actor character varying NOT NULL,
    booked_at timestamp with time zone NOT NULL,
    service_on date NOT NULL,
    reverses uuid,
    override boolean NOT NULL,
    reason_digest bytea,
    debt_limit_minutes integer,
    available_minutes integer NOT NULL,
    held_minutes integer NOT NULL,
    awaiting_confirmation_minutes integer NOT NULL,
    debt_minutes integer NOT NULL,
    hash bytea NOT NULL,
    hash_version smallint NOT NULL,
    CONSTRAINT ck_ledger_entry_hash CHECK ((octet_length(hash) = 32)),
    CONSTRAINT ck_ledger_entry_hash_version CHECK ((hash_version = ANY (ARRAY[1, 2]))),
    CONSTRAINT ck_ledger_entry_kind CHECK (((kind)::text = ANY ((ARRAY['adjustment'::character varying, 'confirmation'::character varying, 'correction'::character varying, 'deduction'::character varying, 'expiry'::character varying, 'expiry_change'::character varying, 'hold'::character varying, 'penalty'::character varying, 'purchase'::character varying, 'refund'::character varying, 'release'::character varying, 'reversal'::character varying])::text[]))),
    CONSTRAINT ck_ledger_entry_reverses CHECK ((((kind)::text = 'reversal'::text) = (reverses IS NOT NULL))),
    CONSTRAINT ck_ledger_entry_seq CHECK ((seq > 0))
);
CREATE TABLE public.ledger_lot (
    credit_account_id uuid NOT NULL,
    seq integer NOT NULL,
    lot_id uuid NOT NULL,
    given_minutes integer NOT NULL,
    price_per_person_day numeric(13,4) NOT NULL,
    net numeric(19,4),
    currency character varying,
    expires_on date
);
CREATE TABLE public.ledger_note (
    credit_account_id uuid NOT NULL,
    seq integer NOT NULL,
    salt bytea NOT NULL,
    reason character varying NOT NULL
);
CREATE TABLE public.ledger_posting (
    credit_account_id uuid NOT NULL,
    seq integer NOT NULL,
    "position" integer NOT NULL,
    from_kind character varying NOT NULL,
    from_id uuid NOT NULL,
    to_kind character varying NOT NULL,
    to_id uuid NOT NULL,
    minutes integer NOT NULL,
    lot_id uuid,
    settles_seq integer,
    settles_position integer,
    from_balance_minutes integer NOT NULL,
    to_balance_minutes integer NOT NULL,
    CONSTRAINT ck_ledger_posting_legal_flow CHECK ((((((((((((((((((((((((from_kind)::text = 'adjusted'::text) AND ((to_kind)::text = 'debt'::text)) OR (((from_kind)::text = 'adjusted'::text) AND ((to_kind)::text = 'lot'::text))) OR (((from_kind)::text = 'billed'::text) AND ((to_kind)::text = 'consumed'::text))) OR (((from_kind)::text = 'billed'::text) AND ((to_kind)::text = 'debt'::text))) OR (((from_kind)::text = 'billed'::text) AND ((to_kind)::text = 'lot'::text))) OR (((from_kind)::text = 'debt'::text) AND ((to_kind)::text = 'adjusted'::text))) OR (((from_kind)::text = 'debt'::text) AND ((to_kind)::text = 'billed'::text))) OR (((from_kind)::text = 'debt'::text) AND ((to_kind)::text = 'penalties'::text))) OR (((from_kind)::text = 'hold'::text) AND ((to_kind)::text = 'billed'::text))) OR (((from_kind)::text = 'hold'::text) AND ((to_kind)::text = 'debt'::text))) OR (((from_kind)::text = 'hold'::text) AND ((to_kind)::text = 'lot'::text))) OR (((from_kind)::text = 'lot'::text) AND ((to_kind)::text = 'adjusted'::text))) OR (((from_kind)::text = 'lot'::text) AND ((to_kind)::text = 'billed'::text))) OR (((from_kind)::text = 'lot'::text) AND ((to_kind)::text = 'expired'::text))) OR (((from_kind)::text = 'lot'::text) AND ((to_kind)::text = 'hold'::text))) OR (((from_kind)::text = 'lot'::text) AND ((to_kind)::text = 'penalties'::text))) OR (((from_kind)::text = 'lot'::text) AND ((to_kind)::text = 'refunded'::text))) OR (((from_kind)::text = 'penalties'::text) AND ((to_kind)::text = 'debt'::text))) OR (((from_kind)::text = 'penalties'::text) AND ((to_kind)::text = 'lot'::text))) OR (((from_kind)::text = 'purchased'::text) AND ((to_kind)::text = 'debt'::text))) OR (((from_kind)::text = 'purchased'::text) AND ((to_kind)::text = 'lot'::text)))),
    CONSTRAINT ck_ledger_posting_lot CHECK (((lot_id IS NOT NULL) OR (('lot'::text <> (from_kind)::text) AND ('lot'::text <> (to_kind)::text)))),
    CONSTRAINT ck_ledger_posting_minutes CHECK (((minutes > 0) AND ((minutes % 10) = 0))),
    CONSTRAINT ck_ledger_posting_settles CHECK (((((to_kind)::text = 'debt'::text) = (settles_seq IS NOT NULL)) AND ((settles_seq IS NULL) = (settles_position IS NULL))))
);
CREATE TABLE public.ledger_zone_data (
    single boolean NOT NULL,
    release character varying NOT NULL,
    CONSTRAINT ck_ledger_zone_data_single CHECK (single)
);
CREATE TABLE public.mail (
    id uuid NOT NULL,
    delivery_id uuid NOT NULL,
    kind character varying NOT NULL,
    customer_id uuid,
    contact_id uuid,
    recipient_kind character varying NOT NULL,
    recipient_id uuid NOT NULL,
    recipient character varying NOT NULL,
    language character varying NOT NULL,
    subject character varying NOT NULL,
    text character varying NOT NULL,
    html character varying NOT NULL,
    calendar character varying,
    message_id character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT ck_mail_recipient_kind CHECK (((recipient_kind)::text = ANY ((ARRAY['contact'::character varying, 'technician'::character varying, 'ticket'::character varying, 'person'::character varying, 'company'::character varying])::text[])))
);
CREATE TABLE public.mail_link (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    contact_id uuid,
    technician_id uuid,
    key_id uuid,
    purpose character varying NOT NULL,
    subject_id uuid,
    revision integer,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    address character varying NOT NULL,
    CONSTRAINT ck_mail_link_somebody CHECK ((((((contact_id IS NOT NULL))::integer + ((technician_id IS NOT NULL))::integer) + ((key_id IS NOT NULL))::integer) = 1)),
    CONSTRAINT ck_mail_link_subject CHECK ((((purpose)::text = 'sign_in'::text) = (subject_id IS NULL)))
);
CREATE TABLE public.mail_watch (
    single boolean NOT NULL,
    "position" bigint NOT NULL,
    CONSTRAINT ck_mail_watch_single CHECK (single)
);
CREATE TABLE public.message (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    number integer NOT NULL,
    author character varying NOT NULL,
    public boolean NOT NULL,
    channel character varying NOT NULL,
    body character varying NOT NULL,
    language character varying NOT NULL,
    resolves boolean NOT NULL,
    counted boolean NOT NULL,
    actor character varying NOT NULL,
    written_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    text character varying NOT NULL,
    part_kinds text[] NOT NULL,
    part_ends integer[] NOT NULL,
    parts_corrected_at timestamp with time zone,
    parts_corrected_by character varying,
    language_corrected boolean NOT NULL,
    CONSTRAINT ck_message_author CHECK (((author)::text = ANY ((ARRAY['customer'::character varying, 'provider'::character varying])::text[]))),
    CONSTRAINT ck_message_counted CHECK (((NOT counted) OR (public AND ((author)::text = 'provider'::text)))),
    CONSTRAINT ck_message_note CHECK ((public OR ((author)::text = 'provider'::text))),
    CONSTRAINT ck_message_parts CHECK (((cardinality(part_kinds) = cardinality(part_ends)) AND ('new'::text = ANY (part_kinds)) AND (part_kinds <@ ARRAY['new'::text, 'quote'::text, 'signature'::text, 'notice'::text]) AND (part_ends[cardinality(part_ends)] = char_length((text)::text)))),
    CONSTRAINT ck_message_parts_corrected CHECK (((parts_corrected_at IS NULL) = (parts_corrected_by IS NULL)))
);
CREATE TABLE public.open_line (
    id uuid NOT NULL,
    key character varying NOT NULL,
    file_id uuid NOT NULL,
    number integer NOT NULL,
    outcome character varying NOT NULL,
    cause character varying,
    booked_on date,
    amount numeric(19,4),
    currency character varying NOT NULL,
    reference character varying,
    candidates uuid[] NOT NULL,
    status character varying NOT NULL,
    version integer NOT NULL,
    payment_id uuid,
    decided_by character varying,
    decided_at timestamp with time zone,
    reason character varying,
    created_at timestamp with time zone NOT NULL,
    said_amount character varying,
    said_on character varying,
    CONSTRAINT ck_open_line_amount CHECK ((amount > (0)::numeric)),
    CONSTRAINT ck_open_line_assigned CHECK ((((status)::text = 'assigned'::text) = (payment_id IS NOT NULL))),
    CONSTRAINT ck_open_line_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT ck_open_line_decided CHECK (((((status)::text = 'open'::text) = (decided_at IS NULL)) AND (((status)::text = 'open'::text) = (decided_by IS NULL)) AND (((status)::text = 'dismissed'::text) = (reason IS NOT NULL)))),
    CONSTRAINT ck_open_line_outcome CHECK (((outcome)::text = ANY ((ARRAY['ambiguous'::character varying, 'month_closed'::character varying, 'refused'::character varying, 'unclear'::character varying, 'unmatched'::character varying])::text[]))),
    CONSTRAINT ck_open_line_said CHECK ((((amount IS NOT NULL) OR (said_amount IS NOT NULL)) AND ((booked_on IS NOT NULL) OR (said_on IS NOT NULL)))),
    CONSTRAINT ck_open_line_status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'assigned'::character varying, 'dismissed'::character varying])::text[])))
);
CREATE TABLE public.payment (
    id uuid NOT NULL,
    purchase_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    amount numeric(19,4) NOT NULL,
    currency character varying NOT NULL,
    received_on date NOT NULL,
    reference character varying,
    source character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    status character varying NOT NULL,
    version integer NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by character varying,
    withdrawal_reason character varying,
    earlier_references character varying[] NOT NULL,
    CONSTRAINT ck_payment_amount CHECK ((amount > (0)::numeric)),
    CONSTRAINT ck_payment_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT ck_payment_source CHECK (((source)::text = ANY ((ARRAY['manual'::character varying, 'bank_file'::character varying])::text[]))),
    CONSTRAINT ck_payment_status CHECK ((num_nonnulls(withdrawn_at, withdrawn_by, withdrawal_reason) =
CASE status
    WHEN 'received'::text THEN 0
    WHEN 'withdrawn'::text THEN 3
    ELSE '-1'::integer
END))
);
CREATE TABLE public.penalty (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    session_id uuid NOT NULL,
    kind character varying NOT NULL,
    minutes integer NOT NULL,
    entry_id uuid NOT NULL,
    charged_at timestamp with time zone NOT NULL,
    waived_at timestamp with time zone,
    waive_reason character varying,
    CONSTRAINT ck_penalty_kind CHECK (((kind)::text = ANY ((ARRAY['late_move'::character varying, 'late_cancellation'::character varying, 'no_show'::character varying])::text[]))),
    CONSTRAINT ck_penalty_minutes CHECK (((minutes > 0) AND ((minutes % 10) = 0)))
);
CREATE TABLE public.period (
    id uuid NOT NULL,
    month character varying NOT NULL,
    status character varying NOT NULL,
    version integer NOT NULL,
    time_zone character varying NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_period_span CHECK ((from_at < until_at)),
    CONSTRAINT ck_period_status CHECK (((status)::text = ANY ((ARRAY['closing'::character varying, 'closed'::character varying, 'reopened'::character varying])::text[])))
);
CREATE TABLE public.period_head (
    period_id uuid NOT NULL,
    credit_account_id uuid NOT NULL,
    seq integer NOT NULL,
    hash bytea NOT NULL
);
CREATE TABLE public.period_reopening (
    id uuid NOT NULL,
    period_id uuid NOT NULL,
    number integer NOT NULL,
    reason character varying NOT NULL,
    reopened_by character varying NOT NULL,
    reopened_at timestamp with time zone NOT NULL
);
CREATE TABLE public.period_snapshot (
    id uuid NOT NULL,
    period_id uuid NOT NULL,
    number integer NOT NULL,
    closed_by character varying NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    document character varying NOT NULL,
    signature bytea NOT NULL,
    public_key bytea NOT NULL,
    CONSTRAINT ck_period_snapshot_number CHECK ((number > 0))
);
CREATE TABLE public.person (
    id uuid NOT NULL,
    name character varying NOT NULL,
    email character varying NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.pgqueuer (
    id bigint NOT NULL,
    priority integer NOT NULL,
    queue_manager_id uuid,
    created timestamp with time zone DEFAULT now() NOT NULL,
    updated timestamp with time zone DEFAULT now() NOT NULL,
    heartbeat timestamp with time zone DEFAULT now() NOT NULL,
    execute_after timestamp with time zone DEFAULT now() NOT NULL,
    status public.pgqueuer_status NOT NULL,
    entrypoint text NOT NULL,
    dedupe_key text,
    payload bytea,
    headers jsonb,
    attempts integer DEFAULT 0 NOT NULL,
    slot bigint
);
CREATE SEQUENCE public.pgqueuer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.pgqueuer_id_seq OWNED BY public.pgqueuer.id;
CREATE TABLE public.pgqueuer_log (
    id bigint NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    job_id bigint NOT NULL,
    status public.pgqueuer_status NOT NULL,
    priority integer NOT NULL,
    entrypoint text NOT NULL,
    traceback jsonb,
    aggregated boolean DEFAULT false
);
ALTER TABLE public.pgqueuer_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pgqueuer_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pgqueuer_schedules (
    id bigint NOT NULL,
    expression text NOT NULL,
    entrypoint text NOT NULL,
    heartbeat timestamp with time zone DEFAULT now() NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    updated timestamp with time zone DEFAULT now() NOT NULL,
    next_run timestamp with time zone DEFAULT now() NOT NULL,
    last_run timestamp with time zone,
    status public.pgqueuer_status DEFAULT 'queued'::public.pgqueuer_status
);
CREATE SEQUENCE public.pgqueuer_schedules_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.pgqueuer_schedules_id_seq OWNED BY public.pgqueuer_schedules.id;
CREATE TABLE public.pgqueuer_statistics (
    id bigint NOT NULL,
    created timestamp with time zone DEFAULT date_trunc('sec'::text, now()) NOT NULL,
    count bigint NOT NULL,
    priority integer NOT NULL,
    status public.pgqueuer_status NOT NULL,
    entrypoint text NOT NULL
);
CREATE SEQUENCE public.pgqueuer_statistics_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.pgqueuer_statistics_id_seq OWNED BY public.pgqueuer_statistics.id;
CREATE TABLE public.phone_call (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    call_task_id uuid,
    direction character varying NOT NULL,
    outcome character varying NOT NULL,
    note character varying,
    actor character varying NOT NULL,
    called_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_phone_call_direction CHECK (((direction)::text = ANY ((ARRAY['inbound'::character varying, 'outbound'::character varying])::text[]))),
    CONSTRAINT ck_phone_call_outcome CHECK (((outcome)::text = ANY ((ARRAY['reached'::character varying, 'not_reached'::character varying, 'not_needed'::character varying])::text[])))
);
CREATE TABLE public.plan (
    id uuid NOT NULL,
    code character varying NOT NULL,
    customer_id uuid,
    name character varying NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.price_list (
    id uuid NOT NULL,
    version integer NOT NULL,
    name character varying NOT NULL,
    currency character varying NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_price_list_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT ck_price_list_period CHECK ((valid_from <= valid_to))
);
CREATE TABLE public.price_step (
    price_list_id uuid NOT NULL,
    from_person_days numeric(9,4) NOT NULL,
    price_per_person_day numeric(13,4) NOT NULL,
    CONSTRAINT ck_price_step_from_person_days CHECK ((from_person_days >= (0)::numeric)),
    CONSTRAINT ck_price_step_price CHECK ((price_per_person_day >= (0)::numeric))
);
CREATE TABLE public.purchase (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    status character varying NOT NULL,
    version integer NOT NULL,
    minutes integer NOT NULL,
    price_per_person_day numeric(13,4) NOT NULL,
    currency character varying NOT NULL,
    invoice_number character varying,
    expires_on date,
    refunded_minutes integer NOT NULL,
    refunds integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    paid_at timestamp with time zone,
    minutes_per_person_day integer NOT NULL,
    invoice_repeated boolean NOT NULL,
    net numeric(19,4) NOT NULL,
    tax_rate numeric(7,4) NOT NULL,
    tax numeric(19,4) NOT NULL,
    gross numeric(19,4) NOT NULL,
    paid_amount numeric(25,4) NOT NULL,
    payment_state character varying NOT NULL,
    external_reference character varying,
    price_list_id uuid,
    invoice_short character varying,
    invoice_long character varying,
    reference_short character varying,
    reference_long character varying,
    reference_repeated boolean NOT NULL,
    CONSTRAINT ck_purchase_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT ck_purchase_gross CHECK (((net >= (0)::numeric) AND (tax >= (0)::numeric) AND (gross = (net + tax)))),
    CONSTRAINT ck_purchase_minutes CHECK (((minutes > 0) AND ((minutes % 10) = 0))),
    CONSTRAINT ck_purchase_minutes_per_person_day CHECK ((minutes_per_person_day > 0)),
    CONSTRAINT ck_purchase_paid_amount CHECK ((paid_amount >= (0)::numeric)),
    CONSTRAINT ck_purchase_payment_state CHECK (((payment_state)::text = ANY ((ARRAY['unpaid'::character varying, 'partly_paid'::character varying, 'paid'::character varying, 'overpaid'::character varying])::text[]))),
    CONSTRAINT ck_purchase_price CHECK ((price_per_person_day >= (0)::numeric)),
    CONSTRAINT ck_purchase_refunded_minutes CHECK (((refunded_minutes >= 0) AND (refunded_minutes <= minutes))),
    CONSTRAINT ck_purchase_status CHECK (((status)::text = ANY ((ARRAY['pending_payment'::character varying, 'paid'::character varying, 'refunded'::character varying, 'void'::character varying])::text[]))),
    CONSTRAINT ck_purchase_tax_rate CHECK (((tax_rate >= (0)::numeric) AND (tax_rate <= (100)::numeric)))
);
CREATE TABLE public.refund (
    id uuid NOT NULL,
    purchase_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    number integer NOT NULL,
    minutes integer NOT NULL,
    reason character varying,
    entry_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    credit_note_number character varying,
    currency character varying NOT NULL,
    net numeric(19,4),
    tax numeric(19,4),
    gross numeric(19,4),
    credit_note_short character varying,
    credit_note_long character varying,
    credit_note_repeated boolean NOT NULL,
    CONSTRAINT ck_refund_gross CHECK (((num_nonnulls(net, tax, gross) = ANY (ARRAY[0, 3])) AND (net >= (0)::numeric) AND (tax >= (0)::numeric) AND (gross = (net + tax)))),
    CONSTRAINT ck_refund_minutes CHECK (((minutes > 0) AND ((minutes % 10) = 0)))
);
CREATE TABLE public.reporter_mail (
    ticket_id uuid NOT NULL,
    unreachable_address character varying NOT NULL,
    unreachable_at timestamp with time zone NOT NULL,
    diagnostic character varying
);
CREATE TABLE public.server (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    name character varying NOT NULL,
    recommended_procedure boolean,
    recommended_configuration boolean,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    deactivated_at timestamp with time zone,
    deactivation_reason character varying,
    found_by text GENERATED ALWAYS AS (public.text_bare((name)::text)) STORED COLLATE pg_catalog."C",
    CONSTRAINT ck_server_deactivation CHECK (((deactivation_reason IS NULL) OR (deactivated_at IS NOT NULL)))
);
CREATE TABLE public.session (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    server_id uuid,
    status character varying NOT NULL,
    version integer NOT NULL,
    category character varying NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    estimated_minutes integer NOT NULL,
    reserved_minutes integer NOT NULL,
    terms jsonb NOT NULL,
    remote_tool character varying,
    join_url character varying,
    holds integer NOT NULL,
    releases integer NOT NULL,
    moves integer NOT NULL,
    booked_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    language character varying,
    organizer character varying NOT NULL,
    override_reason character varying,
    top_up_by timestamp with time zone,
    ticket_id uuid,
    reserved_technicians integer NOT NULL,
    CONSTRAINT ck_session_estimate CHECK (((estimated_minutes > 0) AND ((estimated_minutes % 10) = 0))),
    CONSTRAINT ck_session_period CHECK ((ends_at > starts_at)),
    CONSTRAINT ck_session_reserve CHECK (((reserved_minutes >= 0) AND ((reserved_minutes % 10) = 0))),
    CONSTRAINT ck_session_reserved_technicians CHECK ((reserved_technicians > 0)),
    CONSTRAINT ck_session_status CHECK (((status)::text = ANY ((ARRAY['awaiting_credit'::character varying, 'scheduled'::character varying, 'in_progress'::character varying, 'done'::character varying, 'cancelled'::character varying, 'lapsed'::character varying, 'no_show'::character varying])::text[]))),
    CONSTRAINT ck_session_top_up CHECK ((((status)::text <> 'awaiting_credit'::text) OR (top_up_by IS NOT NULL)))
);
CREATE TABLE public.session_move (
    session_id uuid NOT NULL,
    number integer NOT NULL,
    asked_by character varying NOT NULL,
    old_starts_at timestamp with time zone NOT NULL,
    new_starts_at timestamp with time zone NOT NULL,
    reason character varying,
    penalty_id uuid,
    actor character varying NOT NULL,
    moved_at timestamp with time zone NOT NULL
);
CREATE TABLE public.session_removal (
    session_id uuid NOT NULL,
    technician_id uuid NOT NULL,
    version integer NOT NULL,
    removed_at timestamp with time zone NOT NULL
);
CREATE TABLE public.session_undone_start (
    session_id uuid NOT NULL,
    number integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone NOT NULL,
    reason character varying NOT NULL,
    actor character varying NOT NULL
);
CREATE TABLE public.sign_in (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    contact_id uuid,
    technician_id uuid,
    key_id uuid,
    browser character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT ck_sign_in_somebody CHECK ((((((contact_id IS NOT NULL))::integer + ((technician_id IS NOT NULL))::integer) + ((key_id IS NOT NULL))::integer) = 1))
);
CREATE TABLE public.technician (
    id uuid NOT NULL,
    name character varying NOT NULL,
    email character varying NOT NULL,
    time_zone character varying NOT NULL,
    languages text[] NOT NULL,
    categories text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    holiday_country character varying,
    version integer NOT NULL,
    deactivated_at timestamp with time zone,
    deactivation_reason character varying,
    language character varying,
    reading_time_zone character varying,
    CONSTRAINT ck_technician_deactivation CHECK (((deactivation_reason IS NULL) OR (deactivated_at IS NOT NULL)))
);
CREATE TABLE public.ticket_change (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    what character varying NOT NULL,
    was character varying NOT NULL,
    becomes character varying NOT NULL,
    reason character varying,
    actor character varying NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_ticket_change_what CHECK (((what)::text = ANY ((ARRAY['severity'::character varying, 'legitimacy'::character varying, 'plan'::character varying])::text[])))
);
CREATE SEQUENCE public.ticket_number
    START WITH 1001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.ticket_text (
    ticket_id uuid NOT NULL,
    language character varying NOT NULL,
    document tsvector NOT NULL,
    CONSTRAINT ck_ticket_text_language CHECK (((language)::text = ANY ((ARRAY['en'::character varying, 'fr'::character varying, 'de'::character varying, 'cs'::character varying])::text[])))
);
CREATE TABLE public.time_entry (
    worksheet_id uuid NOT NULL,
    revision integer NOT NULL,
    "position" integer NOT NULL,
    technician_id uuid NOT NULL,
    during tstzrange NOT NULL,
    note character varying NOT NULL,
    current boolean NOT NULL,
    CONSTRAINT ck_time_entry_during CHECK ((NOT isempty(during)))
);
CREATE TABLE public.time_off (
    id uuid NOT NULL,
    technician_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    reason character varying,
    created_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT ck_time_off_period CHECK ((ends_at > starts_at))
);
CREATE TABLE public.unsubscribe_link (
    token_hash bytea NOT NULL,
    contact_id uuid NOT NULL,
    mail_group character varying NOT NULL,
    made_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone
);
CREATE TABLE public.verification (
    id uuid NOT NULL,
    status character varying NOT NULL,
    requested_by character varying NOT NULL,
    requested_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    checked integer,
    findings jsonb NOT NULL,
    trouble character varying,
    CONSTRAINT ck_verification_checked CHECK ((((status)::text = ANY ((ARRAY['passed'::character varying, 'broken'::character varying])::text[])) = (checked IS NOT NULL))),
    CONSTRAINT ck_verification_findings CHECK ((((status)::text = 'broken'::text) = (jsonb_array_length(findings) > 0))),
    CONSTRAINT ck_verification_finished CHECK ((((status)::text = ANY ((ARRAY['waiting'::character varying, 'running'::character varying])::text[])) = (finished_at IS NULL))),
    CONSTRAINT ck_verification_started CHECK ((((status)::text = 'waiting'::text) = (started_at IS NULL))),
    CONSTRAINT ck_verification_status CHECK (((status)::text = ANY ((ARRAY['waiting'::character varying, 'running'::character varying, 'passed'::character varying, 'broken'::character varying, 'aborted'::character varying])::text[]))),
    CONSTRAINT ck_verification_trouble CHECK ((((status)::text = 'aborted'::text) = (trouble IS NOT NULL)))
);
CREATE TABLE public.watcher (
    ticket_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    actor character varying NOT NULL,
    added_at timestamp with time zone NOT NULL
);
CREATE TABLE public.webhook_endpoint (
    id uuid NOT NULL,
    url character varying NOT NULL,
    event_types text[] NOT NULL,
    customer_id uuid,
    ordered boolean NOT NULL,
    description character varying,
    status character varying NOT NULL,
    disabled_at timestamp with time zone,
    disabled_reason character varying,
    failing_since timestamp with time zone,
    redeliveries integer NOT NULL,
    version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_webhook_endpoint_disabled CHECK ((((disabled_at IS NULL) = (disabled_reason IS NULL)) AND (((status)::text = 'disabled'::text) = (disabled_at IS NOT NULL)))),
    CONSTRAINT ck_webhook_endpoint_status CHECK (((status)::text = ANY ((ARRAY['enabled'::character varying, 'disabled'::character varying])::text[])))
);
CREATE TABLE public.webhook_secret (
    id uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone
);
CREATE TABLE public.working_exception (
    id uuid NOT NULL,
    technician_id uuid NOT NULL,
    exception_on date NOT NULL,
    periods integer[] NOT NULL,
    reason character varying,
    created_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone
);
CREATE TABLE public.working_hours (
    id uuid NOT NULL,
    technician_id uuid NOT NULL,
    weekday integer NOT NULL,
    from_minute integer NOT NULL,
    to_minute integer NOT NULL,
    valid_from date,
    valid_to date,
    created_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT ck_working_hours_period CHECK (((0 <= from_minute) AND (from_minute < to_minute) AND (to_minute <= 1440))),
    CONSTRAINT ck_working_hours_validity CHECK ((valid_from <= valid_to)),
    CONSTRAINT ck_working_hours_weekday CHECK (((weekday >= 0) AND (weekday <= 6)))
);
CREATE TABLE public.worksheet (
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    status character varying NOT NULL,
    version integer NOT NULL,
    revision integer NOT NULL,
    summary character varying NOT NULL,
    worked_seconds integer NOT NULL,
    billed_minutes integer NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    confirmed_by character varying,
    auto_confirm_at timestamp with time zone,
    CONSTRAINT ck_worksheet_auto_confirm_at CHECK (((auto_confirm_at IS NULL) OR ((status)::text = 'awaiting_confirmation'::text))),
    CONSTRAINT ck_worksheet_billed_minutes CHECK (((billed_minutes >= 0) AND ((billed_minutes % 10) = 0))),
    CONSTRAINT ck_worksheet_confirmed_by CHECK (((((status)::text = 'confirmed'::text) = (confirmed_by IS NOT NULL)) AND ((confirmed_by)::text = ANY ((ARRAY['customer'::character varying, 'system'::character varying])::text[])))),
    CONSTRAINT ck_worksheet_rounding CHECK (((((billed_minutes * 60) - worked_seconds) >= 0) AND (((billed_minutes * 60) - worked_seconds) <= 599))),
    CONSTRAINT ck_worksheet_status CHECK (((status)::text = ANY ((ARRAY['awaiting_confirmation'::character varying, 'disputed'::character varying, 'confirmed'::character varying])::text[])))
);
CREATE TABLE public.worksheet_draft (
    session_id uuid NOT NULL,
    version integer NOT NULL,
    summary character varying NOT NULL,
    time_entries jsonb NOT NULL,
    clocks jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_worksheet_draft_version CHECK ((version > 0))
);
CREATE TABLE public.worksheet_round (
    worksheet_id uuid NOT NULL,
    number integer NOT NULL,
    verb character varying NOT NULL,
    revision integer NOT NULL,
    message character varying,
    proposed_minutes integer,
    billed_minutes integer NOT NULL,
    actor character varying NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    CONSTRAINT ck_worksheet_round_verb CHECK (((verb)::text = ANY ((ARRAY['submit'::character varying, 'dispute'::character varying, 'answer'::character varying, 'amend'::character varying, 'confirm'::character varying])::text[])))
);
ALTER TABLE ONLY public.pgqueuer ALTER COLUMN id SET DEFAULT nextval('public.pgqueuer_id_seq'::regclass);
ALTER TABLE ONLY public.pgqueuer_schedules ALTER COLUMN id SET DEFAULT nextval('public.pgqueuer_schedules_id_seq'::regclass);
ALTER TABLE ONLY public.pgqueuer_statistics ALTER COLUMN id SET DEFAULT nextval('public.pgqueuer_statistics_id_seq'::regclass);
INSERT INTO public.adjustment VALUES
	('01a22d35-a1de-74c6-99cf-175f93db4467', '01a22d35-6d67-7239-8cc2-300bd090a719', -30, 'entered twice', '01a22d35-a230-7257-9044-c8c6586ed737', '2031-03-05 12:00:00+00', NULL, 'correction'),
	('01a22d35-a37c-71f1-b1a2-c350bc002e6d', '01a22d35-6d67-7239-8cc2-300bd090a719', 30, 'goodwill', '01a22d35-a39a-7115-a111-173fa618be98', '2031-03-05 12:00:00+00', NULL, 'correction'),
	('01a22d35-f016-7424-93e1-584099194360', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', -30, 'entered twice', '01a22d35-f03e-75ae-aabe-914a4b972fd3', '2031-03-05 12:00:00+00', NULL, 'correction'),
	('01a22d35-f0e2-7711-b3a6-dc71fee8fd50', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 30, 'goodwill', '01a22d35-f11a-711f-818c-c47057e802c9', '2031-03-05 12:00:00+00', NULL, 'correction');
INSERT INTO public.alembic_version VALUES
	('20261130_unclear_lines');
INSERT INTO public.api_key VALUES
	('896201c1-a28d-48a1-9b2a-753e163e575c', '\x9cc810bd56768ed7c62e8a784fd6fd44405e71ed53ee941b7d632c8bd78292c9', 'admin', NULL, NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL, NULL, NULL, NULL),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '\xae111b33d694260c4e636c407c928321791aa8e1a5881305fb6a51523f8c5962', 'lead', NULL, NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL, NULL, NULL, NULL),
	('ec3b3740-31e3-4c78-b5eb-6f4147e1c600', '\xaa569a4870234c3d8200b04fb372acc4062aeaaf7d49559202beb1f2173e21d9', 'finance', NULL, NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL, NULL, NULL, NULL),
	('01a22d35-71cc-7401-9ca8-ce36b157dcd3', '\x61d7c495ef8f5b683c600983ad3b21d34d9380b4c54ba548efcd62b909519ed9', 'customer', '01a22d35-6d67-7239-8cc2-300bd090a719', NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL, NULL, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', NULL),
	('01a22d35-73aa-704c-9be3-6950ccef3020', '\xf3120793f1731b13a6a1c346f2e227622b0e9d970d5b1745e76773dc499503b4', 'technician', NULL, NULL, '01a22d35-7324-75f0-8335-cd1559305c1a', NULL, '2031-03-05 12:00:00+00', NULL, NULL, NULL, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', NULL),
	('01a22d35-cb9a-72f3-8875-09f206ab4e3f', '\x309e101f352f52b03ca771ad2c68dfdeb1ac26cb387c9052ec9c904084b51606', 'customer', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL, NULL, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', NULL),
	('01a22d35-ccb9-72c9-9d99-d07cbf40f16c', '\xbacc179b32b689a0604498287dc7c49ac23126178ac9d37d1c8e84211a0c71c7', 'technician', NULL, NULL, '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', NULL, '2031-03-05 12:00:00+00', NULL, NULL, NULL, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', NULL),
	('01a22d36-03b4-7393-8d99-a46886a576de', '\x13470ff4047122dd22fd4afb67800dfdae39ef884bae333d5b43dde11b30ffe5', 'lead', NULL, NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL, '01a22d36-02b8-7205-afcf-e9a012d4a5ae', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', NULL),
	('01a22d36-04be-712e-95ac-c03220a29cbe', '\xc7c446197426d4234fc20fd1fb98b200b276569f61c4aa3b1c8e5550adc804db', 'finance', NULL, NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL, '01a22d36-0435-71fa-931a-9b09f2be9ddb', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', NULL),
	('01a22d36-05a8-73d5-a4fc-ade2e995ba0f', '\xc4854858e16cbb748eb911878d1dbf9d689924024391e242d0697fe762ec4375', 'admin', NULL, NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL, '01a22d36-0555-7097-8d59-8f2cd4b4d167', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', NULL),
	('01a22d36-0765-70b7-b163-6ed69032d991', '\xc0d8bfdf16a752f427cae38ec136457270ae9b738bbcfc3ea9fa6478530cae1e', 'admin', NULL, NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL, '01a22d36-06e8-731e-b377-176d166037bd', 'person:01a22d36-0555-7097-8d59-8f2cd4b4d167', NULL);
INSERT INTO public.approval VALUES
	('01a22d36-0a02-703c-96ca-6e14d5985093', '01a22d35-6d67-7239-8cc2-300bd090a719', 'adjustment', NULL, 10, NULL, NULL, 'goodwill', NULL, NULL, 'pending_approval', '01a22d36-06e8-731e-b377-176d166037bd', '2031-03-05 12:00:00+00', '2031-03-19 12:00:00+00', NULL, NULL, NULL, NULL, 1),
	('01a22d36-0b6f-715e-82a7-7a6ffb6548ab', '01a22d35-6d67-7239-8cc2-300bd090a719', 'adjustment', NULL, 10, NULL, NULL, 'goodwill', NULL, NULL, 'rejected', '01a22d36-06e8-731e-b377-176d166037bd', '2031-03-05 12:00:00+00', '2031-03-19 12:00:00+00', '01a22d36-0555-7097-8d59-8f2cd4b4d167', '2031-03-05 12:00:00+00', 'it was not ours', NULL, 2);
INSERT INTO public.approval_thresholds VALUES
	('00000000-0000-7000-8000-000000000003', NULL, '{}', 3);
INSERT INTO public.attachment VALUES
	('01a22d35-c157-76c0-8168-f7d54566ef59', '01a22d35-bc6a-77d2-b265-be6926b30928', '01a22d35-6d67-7239-8cc2-300bd090a719', NULL, 'app.log', 'text/plain', 19, 'adc14c48f101ad6e92bf00e2224f7c3c41c54c4d034df27b0343366aec12a786', '\x4552524f52206f7574206f66206d656d6f7279', NULL, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00'),
	('01a22d35-f9f7-7216-abd6-d9a3690e7f4c', '01a22d35-f523-7221-b59b-413939164141', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', NULL, 'app.log', 'text/plain', 19, 'adc14c48f101ad6e92bf00e2224f7c3c41c54c4d034df27b0343366aec12a786', '\x4552524f52206f7574206f66206d656d6f7279', NULL, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00');
INSERT INTO public.bank_file VALUES
	('01a22d36-0f3e-7723-8447-39fdc3de4447', 'bfafa6320f1d0cf133c704c30c27ef86efc2dcad433fd5899b5ae37c18f332ff', 'csv', 1, '2031-03-05 12:00:00+00');
INSERT INTO public.business_calendar VALUES
	('00000000-0000-7000-8000-000000000002', 'Europe/Prague', 'CZ', '[[0, 540, 1020], [1, 540, 1020], [2, 540, 1020], [3, 540, 1020], [4, 540, 1020]]', 1);
INSERT INTO public.call_task VALUES
	('01a22d35-c538-70d1-a8b8-d25cea39722b', '01a22d35-bc6a-77d2-b265-be6926b30928', '01a22d35-6d67-7239-8cc2-300bd090a719', NULL, NULL, NULL, 0, '2031-03-05 10:00:00+00', NULL),
	('01a22d35-fd54-721b-ba94-d53e52573b44', '01a22d35-f523-7221-b59b-413939164141', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', NULL, NULL, NULL, 0, '2031-03-05 10:00:00+00', NULL);
INSERT INTO public.clock_turn VALUES
	('01a22d35-aa54-70a0-80eb-5d568c6e90ee', 1, 'start', '2031-03-05 10:00:00+00', 'key:896201c1-a28d-48a1-9b2a-753e163e575c'),
	('01a22d35-bc6a-77d2-b265-be6926b30928', 1, 'start', '2031-03-05 10:00:00+00', 'key:896201c1-a28d-48a1-9b2a-753e163e575c'),
	('01a22d35-bd9a-772d-8d0d-68e45bd91679', 1, 'start', '2031-03-05 10:00:00+00', 'key:896201c1-a28d-48a1-9b2a-753e163e575c'),
	('01a22d35-bea2-73d7-973f-3515ca153c15', 1, 'start', '2031-03-05 10:00:00+00', 'key:896201c1-a28d-48a1-9b2a-753e163e575c'),
	('01a22d35-bfda-75ef-b6c1-4efd361fb856', 1, 'start', '2031-03-05 10:00:00+00', 'key:896201c1-a28d-48a1-9b2a-753e163e575c'),
	('01a22d35-bd9a-772d-8d0d-68e45bd91679', 2, 'pause', '2031-03-05 10:00:00+00', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d'),
	('01a22d35-bea2-73d7-973f-3515ca153c15', 2, 'stop', '2031-03-05 10:00:00+00', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d'),
	('01a22d35-bfda-75ef-b6c1-4efd361fb856', 2, 'stop', '2031-03-05 10:00:00+00', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d'),
	('01a22d35-f3a6-75a4-8b02-08138a6cb0e4', 1, 'start', '2031-03-05 10:00:00+00', 'key:896201c1-a28d-48a1-9b2a-753e163e575c'),
	('01a22d35-f523-7221-b59b-413939164141', 1, 'start', '2031-03-05 10:00:00+00', 'key:896201c1-a28d-48a1-9b2a-753e163e575c'),
	('01a22d35-f636-770c-aed4-1b0f847e0ef1', 1, 'start', '2031-03-05 10:00:00+00', 'key:896201c1-a28d-48a1-9b2a-753e163e575c'),
	('01a22d35-f763-7100-8018-7fc0a2286a8a', 1, 'start', '2031-03-05 10:00:00+00', 'key:896201c1-a28d-48a1-9b2a-753e163e575c'),
	('01a22d35-f8eb-752b-a463-5df9f9a65ea2', 1, 'start', '2031-03-05 10:00:00+00', 'key:896201c1-a28d-48a1-9b2a-753e163e575c'),
	('01a22d35-f636-770c-aed4-1b0f847e0ef1', 2, 'pause', '2031-03-05 10:00:00+00', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d'),
	('01a22d35-f763-7100-8018-7fc0a2286a8a', 2, 'stop', '2031-03-05 10:00:00+00', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d'),
	('01a22d35-f8eb-752b-a463-5df9f9a65ea2', 2, 'stop', '2031-03-05 10:00:00+00', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d');
INSERT INTO public.company VALUES
	('00000000-0000-7000-8000-000000000001', 'Personday', NULL, 'support@example.com', 'Europe/Prague', 0, 0, 365, 30, 72, 1);
INSERT INTO public.contact VALUES
	('01a22d35-752d-724d-b55d-c9e3b308d97c', '01a22d35-6d67-7239-8cc2-300bd090a719', 'Eva', 'eva@example.com', NULL, NULL, '2031-03-05 12:00:00+00', 1, NULL, NULL, DEFAULT, NULL),
	('01a22d35-ce02-734d-921a-18a1344e5375', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'Eva', 'eva@example.com', NULL, NULL, '2031-03-05 12:00:00+00', 1, NULL, NULL, DEFAULT, NULL);
INSERT INTO public.credit_account VALUES
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'server_support', 'Europe/Prague', 23, '2031-03-05 12:00:00+00', '\x186e6b87551b46f70a269f009884215e81ad96a78fe90489d0e1a790810ed2da', 4290, 240, 100, 0, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-6d67-7239-8cc2-300bd090a719', 'server_support', 'Europe/Prague', 23, '2031-03-05 12:00:00+00', '\x4e161ccbd377f734d8eda9b744c4840e081d2785439d26f658905d824d2b3f45', 4290, 240, 100, 0, NULL);
INSERT INTO public.credit_watch VALUES
	(true, 0);
INSERT INTO public.cursor_secret VALUES
	(true, '\xc439f0f961c856bad5244965b253efe766371a5131719911307436a877e8605c');
INSERT INTO public.customer VALUES
	('01a22d35-6d67-7239-8cc2-300bd090a719', 'Acme', 'on_premise', 'Europe/Prague', 'en', '2031-03-05 12:00:00+00', 1, NULL, NULL, NULL, NULL, DEFAULT),
	('01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'Acme', 'on_premise', 'Europe/Prague', 'en', '2031-03-05 12:00:00+00', 1, NULL, NULL, NULL, NULL, DEFAULT);
INSERT INTO public.delivery_plan VALUES
	(true, 0);
INSERT INTO public.earning_policy VALUES
	('00000000-0000-7000-8000-000000000031', '2000-01-01', '2000-01-01 00:00:00+00', 'confirmed', NULL, '2000-01-01 00:00:00+00');
INSERT INTO public.event OVERRIDING SYSTEM VALUE VALUES
	(1, '01a22d35-6d68-7049-8408-9a09a5af49be', 1, 'customer.created', '01a22d35-6d67-7239-8cc2-300bd090a719', 'customer', '01a22d35-6d67-7239-8cc2-300bd090a719', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(2, '01a22d35-71cc-7401-9ca8-ce371e44bf64', 2, 'api_key.made', '01a22d35-6d67-7239-8cc2-300bd090a719', 'api_key', '01a22d35-71cc-7401-9ca8-ce36b157dcd3', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"role": "customer"}'),
	(3, '01a22d35-7324-75f0-8335-cd16873c63d3', 3, 'technician.created', NULL, 'technician', '01a22d35-7324-75f0-8335-cd1559305c1a', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(4, '01a22d35-73aa-704c-9be3-69516ad72a85', 4, 'api_key.made', NULL, 'api_key', '01a22d35-73aa-704c-9be3-6950ccef3020', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"role": "technician"}'),
	(5, '01a22d35-752d-724d-b55d-c9e4800d321e', 5, 'contact.created', '01a22d35-6d67-7239-8cc2-300bd090a719', 'contact', '01a22d35-752d-724d-b55d-c9e3b308d97c', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(6, '01a22d35-778e-71cd-a886-20300fd9a547', 6, 'server.created', '01a22d35-6d67-7239-8cc2-300bd090a719', 'server', '01a22d35-778e-71cd-a886-202ff80285c7', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(7, '01a22d35-78ca-7013-a648-e6c297572ca6', 7, 'server_access.recorded', '01a22d35-6d67-7239-8cc2-300bd090a719', 'server_access', '01a22d35-78ca-7013-a648-e6c1dd552a1d', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(8, '01a22d35-7b61-72e7-afbe-1e53fc889eff', 8, 'ledger_entry.purchase', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-7b17-7044-8b10-2c7bf0b553d1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"seq": 1, "reference": "purchase:01a22d35-7b17-7044-8b10-2c7a83de4336"}'),
	(9, '01a22d35-7b61-72e7-afbe-1e553be3a6fb', 9, 'payment.received', '01a22d35-6d67-7239-8cc2-300bd090a719', 'payment', '01a22d35-7b61-72e7-afbe-1e54bc121337', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"amount": "9600.00", "currency": "EUR", "purchase_id": "01a22d35-7b17-7044-8b10-2c7a83de4336", "payment_state": "paid"}'),
	(10, '01a22d35-7b61-72e7-afbe-1e56e79b4952', 10, 'purchase.created', '01a22d35-6d67-7239-8cc2-300bd090a719', 'purchase', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"status": "paid", "minutes": 4800, "refunded_minutes": 0}'),
	(11, '01a22d35-7d03-76b6-b175-0e56fd6d1978', 11, 'purchase.created', '01a22d35-6d67-7239-8cc2-300bd090a719', 'purchase', '01a22d35-7d02-76f5-b1ec-19157731611f', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"status": "pending_payment", "minutes": 480, "refunded_minutes": 0}'),
	(12, '01a22d35-7dbe-77fd-ac6d-6ee97a446c28', 12, 'purchase.created', '01a22d35-6d67-7239-8cc2-300bd090a719', 'purchase', '01a22d35-7dbe-77fd-ac6d-6ee857b19764', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"status": "pending_payment", "minutes": 480, "refunded_minutes": 0}'),
	(13, '01a22d35-7ecc-708a-817a-81ec3f51bb85', 13, 'purchase.voided', '01a22d35-6d67-7239-8cc2-300bd090a719', 'purchase', '01a22d35-7dbe-77fd-ac6d-6ee857b19764', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"status": "void", "minutes": 480, "refunded_minutes": 0}'),
	(14, '01a22d35-7f83-703f-93c5-93c1e578cbaa', 14, 'ledger_entry.purchase', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-7f6b-724a-8e6e-95b27d160102', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"seq": 2, "reference": "purchase:01a22d35-7f6a-7292-932e-3ca0c7b654ff"}'),
	(15, '01a22d35-7f83-703f-93c5-93c3384f1e93', 15, 'payment.received', '01a22d35-6d67-7239-8cc2-300bd090a719', 'payment', '01a22d35-7f83-703f-93c5-93c245ac6350', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"amount": "960.00", "currency": "EUR", "purchase_id": "01a22d35-7f6a-7292-932e-3ca0c7b654ff", "payment_state": "paid"}'),
	(16, '01a22d35-7f84-724a-9ca4-a0ebaa766269', 16, 'purchase.created', '01a22d35-6d67-7239-8cc2-300bd090a719', 'purchase', '01a22d35-7f6a-7292-932e-3ca0c7b654ff', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"status": "paid", "minutes": 480, "refunded_minutes": 0}'),
	(17, '01a22d35-81cd-7612-a1a2-e8bcf1c788db', 17, 'ledger_entry.refund', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-809a-77e3-b52a-3e32bdf1f4da', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"seq": 3, "reference": "purchase:01a22d35-7f6a-7292-932e-3ca0c7b654ff:refund:1"}'),
	(18, '01a22d35-81f6-714c-9351-a0dc85b616c0', 18, 'refund.made', '01a22d35-6d67-7239-8cc2-300bd090a719', 'refund', '01a22d35-81f6-714c-9351-a0db3e1f40a3', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"amount": "960.00", "minutes": 480, "currency": "EUR", "purchase_id": "01a22d35-7f6a-7292-932e-3ca0c7b654ff"}'),
	(33, '01a22d35-8b3d-7200-8e99-783e8c7fbf09', 33, 'session.scheduled', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-8b3c-754b-9d40-1ca1869071ad', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 120}'),
	(43, '01a22d35-939f-766c-869f-be6913e9554c', 43, 'penalty.charged', '01a22d35-6d67-7239-8cc2-300bd090a719', 'penalty', '01a22d35-939f-766c-869f-be68f01e98e6', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '{}'),
	(44, '01a22d35-939f-766c-869f-be6a1377682c', 44, 'ledger_entry.release', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-939e-71d6-96fa-b5b6174e8f99', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '{"seq": 12, "reference": "session:01a22d35-910a-747f-bb0e-bbbd2ec276f1:release:1"}'),
	(45, '01a22d35-939f-766c-869f-be6bd765c685', 45, 'ledger_entry.penalty', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-939f-766c-869f-be675c890e6f', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '{"seq": 13, "reference": "session:01a22d35-910a-747f-bb0e-bbbd2ec276f1:late_cancellation:penalty"}'),
	(46, '01a22d35-939f-766c-869f-be6c754993fa', 46, 'session.cancelled', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-910a-747f-bb0e-bbbd2ec276f1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '{"status": "cancelled", "asked_by": "customer", "starts_at": "2031-02-18T12:00:00Z", "reserved_minutes": 0}'),
	(65, '01a22d35-a230-7257-9044-c8c80c48be30', 65, 'adjustment.made', '01a22d35-6d67-7239-8cc2-300bd090a719', 'adjustment', '01a22d35-a1de-74c6-99cf-175f93db4467', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"minutes": -30}'),
	(66, '01a22d35-a3d2-742e-b7cd-19307ffea9ed', 66, 'ledger_entry.adjustment', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-a39a-7115-a111-173fa618be98', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 23, "reference": "adjustment:01a22d35-a37c-71f1-b1a2-c350bc002e6d"}'),
	(67, '01a22d35-a3d3-707f-98ae-c077f678ac72', 67, 'adjustment.made', '01a22d35-6d67-7239-8cc2-300bd090a719', 'adjustment', '01a22d35-a37c-71f1-b1a2-c350bc002e6d', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"minutes": 30}'),
	(68, '01a22d35-a63a-71b0-8817-16540a434729', 68, 'price_list.made', NULL, 'price_list', '01a22d35-a616-7646-b136-ec586d601273', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(69, '01a22d35-bac7-73ba-9395-52ab9a0aea07', 69, 'ticket.opened', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-aa54-70a0-80eb-5d568c6e90ee', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"number": 1001, "severity": 3}'),
	(70, '01a22d35-bcab-71f5-b3ae-6c73b17b0a72', 70, 'ticket.opened', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bc6a-77d2-b265-be6926b30928', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"number": 1002, "severity": 3}'),
	(71, '01a22d35-bdd2-736d-9765-e8df7fdb110d', 71, 'ticket.opened', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bd9a-772d-8d0d-68e45bd91679', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"number": 1003, "severity": 3}'),
	(72, '01a22d35-bee2-712b-ad04-e91bb69d9b5d', 72, 'ticket.opened', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bea2-73d7-973f-3515ca153c15', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"number": 1004, "severity": 3}'),
	(73, '01a22d35-c00e-703c-8e7c-871237a86734', 73, 'ticket.opened', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bfda-75ef-b6c1-4efd361fb856', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"number": 1005, "severity": 3}'),
	(74, '01a22d35-c17e-77dc-bf2b-02d5fc4abef2', 74, 'ticket.attached', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bc6a-77d2-b265-be6926b30928', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"size_bytes": 19}'),
	(19, '01a22d35-81f6-714c-9351-a0dd2ba31f36', 19, 'purchase.refunded', '01a22d35-6d67-7239-8cc2-300bd090a719', 'purchase', '01a22d35-7f6a-7292-932e-3ca0c7b654ff', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"status": "refunded", "minutes": 480, "refunded_minutes": 480}'),
	(20, '01a22d35-836e-75d2-ad91-597ad1906349', 20, 'ledger_entry.hold', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-834d-761a-a2fb-7b5dfb20626c', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-11 12:00:00+00', '{"seq": 4, "reference": "session:01a22d35-834d-761a-a2fb-7b5cb5d5c0d1:hold:1"}'),
	(21, '01a22d35-836e-75d2-ad91-597bcf092017', 21, 'session.scheduled', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-834d-761a-a2fb-7b5cb5d5c0d1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-11 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 120}'),
	(22, '01a22d35-858c-76d7-960b-1f581326c0ad', 22, 'session.started', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-834d-761a-a2fb-7b5cb5d5c0d1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 120}'),
	(23, '01a22d35-872b-70ec-9d48-bc4dca6ef828', 23, 'ledger_entry.deduction', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-872b-70ec-9d48-bc4c32014122', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '{"seq": 5, "reference": "worksheet:01a22d35-872a-7137-be92-fac94df7a57e:deduction"}'),
	(24, '01a22d35-872c-703b-ba62-31e7991c8d5c', 24, 'session.done', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-834d-761a-a2fb-7b5cb5d5c0d1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '{"status": "done", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 0}'),
	(25, '01a22d35-872c-703b-ba62-31e8abdf8e51', 25, 'worksheet.submitted', '01a22d35-6d67-7239-8cc2-300bd090a719', 'worksheet', '01a22d35-872a-7137-be92-fac94df7a57e', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d35-834d-761a-a2fb-7b5cb5d5c0d1", "billed_minutes": 50}'),
	(26, '01a22d35-88e7-7237-9562-7c698a947e08', 26, 'ledger_entry.hold', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-88e7-7237-9562-7c689e004e9c', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '{"seq": 6, "reference": "session:01a22d35-88e6-77c2-8b61-396bfdc46105:hold:1"}'),
	(27, '01a22d35-88e7-7237-9562-7c6a2b995e02', 27, 'session.scheduled', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-88e6-77c2-8b61-396bfdc46105', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-12 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 120}'),
	(28, '01a22d35-89d6-727d-8711-19e99f77953d', 28, 'session.started', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-88e6-77c2-8b61-396bfdc46105', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 120}'),
	(29, '01a22d35-8a6f-71e0-a354-73f008e26f0e', 29, 'ledger_entry.deduction', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-8a6f-71e0-a354-73ef3a3a495e', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '{"seq": 7, "reference": "worksheet:01a22d35-8a6e-725e-99fd-f1988a4a90c3:deduction"}'),
	(30, '01a22d35-8a6f-71e0-a354-73f1290fe69d', 30, 'session.done', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-88e6-77c2-8b61-396bfdc46105', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '{"status": "done", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 0}'),
	(31, '01a22d35-8a6f-71e0-a354-73f24d3103d5', 31, 'worksheet.submitted', '01a22d35-6d67-7239-8cc2-300bd090a719', 'worksheet', '01a22d35-8a6e-725e-99fd-f1988a4a90c3', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d35-88e6-77c2-8b61-396bfdc46105", "billed_minutes": 50}'),
	(32, '01a22d35-8b3c-754b-9d40-1ca3262cdd03', 32, 'ledger_entry.hold', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-8b3c-754b-9d40-1ca290d3ea53', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '{"seq": 8, "reference": "session:01a22d35-8b3c-754b-9d40-1ca1869071ad:hold:1"}'),
	(34, '01a22d35-8c1b-73b7-848e-8ec52d609374', 34, 'session.started', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-8b3c-754b-9d40-1ca1869071ad', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 120}'),
	(35, '01a22d35-8d87-7334-8089-f91c7d9d53d5', 35, 'ledger_entry.deduction', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-8d87-7334-8089-f91be24ccd43', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:47:10+00', '{"seq": 9, "reference": "worksheet:01a22d35-8d87-7334-8089-f91a97970640:deduction"}'),
	(36, '01a22d35-8d88-71a5-b33a-3f3263ff02d9', 36, 'session.done', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-8b3c-754b-9d40-1ca1869071ad', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:47:10+00', '{"status": "done", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 0}');
INSERT INTO public.event OVERRIDING SYSTEM VALUE VALUES
	(37, '01a22d35-8d88-71a5-b33a-3f33228db8db', 37, 'worksheet.submitted', '01a22d35-6d67-7239-8cc2-300bd090a719', 'worksheet', '01a22d35-8d87-7334-8089-f91a97970640', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d35-8b3c-754b-9d40-1ca1869071ad", "billed_minutes": 50}'),
	(38, '01a22d35-8ece-731a-bc8b-8cf66158322e', 38, 'worksheet.disputed', '01a22d35-6d67-7239-8cc2-300bd090a719', 'worksheet', '01a22d35-8a6e-725e-99fd-f1988a4a90c3', 'key:01a22d35-71cc-7401-9ca8-ce36b157dcd3', '2031-02-16 12:00:00+00', '{"status": "disputed", "revision": 1, "session_id": "01a22d35-88e6-77c2-8b61-396bfdc46105", "billed_minutes": 50}'),
	(39, '01a22d35-8fde-707b-89bd-ef72fbe84653', 39, 'ledger_entry.confirmation', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-8fde-707b-89bd-ef714ae09273', 'key:01a22d35-71cc-7401-9ca8-ce36b157dcd3', '2031-02-16 12:00:00+00', '{"seq": 10, "reference": "worksheet:01a22d35-8d87-7334-8089-f91a97970640:confirmation"}'),
	(40, '01a22d35-8fde-707b-89bd-ef7316891a92', 40, 'worksheet.confirmed', '01a22d35-6d67-7239-8cc2-300bd090a719', 'worksheet', '01a22d35-8d87-7334-8089-f91a97970640', 'key:01a22d35-71cc-7401-9ca8-ce36b157dcd3', '2031-02-16 12:00:00+00', '{"status": "confirmed", "revision": 1, "session_id": "01a22d35-8b3c-754b-9d40-1ca1869071ad", "confirmed_by": "customer", "billed_minutes": 50}'),
	(41, '01a22d35-910b-73a8-8118-ece96651743e', 41, 'ledger_entry.hold', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-910b-73a8-8118-ece8144d8d60', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-16 12:00:00+00', '{"seq": 11, "reference": "session:01a22d35-910a-747f-bb0e-bbbd2ec276f1:hold:1"}'),
	(42, '01a22d35-910b-73a8-8118-ecea1256d504', 42, 'session.scheduled', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-910a-747f-bb0e-bbbd2ec276f1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-16 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-18T12:00:00Z", "reserved_minutes": 120}'),
	(47, '01a22d35-95d3-72f5-a599-e266898f6f9c', 47, 'ledger_entry.hold', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-95d3-72f5-a599-e265e3264f31', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 12:00:00+00', '{"seq": 14, "reference": "session:01a22d35-95d2-70e4-a537-2081c2dc3437:hold:1"}'),
	(48, '01a22d35-95d3-72f5-a599-e267648fa3f6', 48, 'session.scheduled', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-95d2-70e4-a537-2081c2dc3437', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-19T12:00:00Z", "reserved_minutes": 120}'),
	(49, '01a22d35-96f3-70a0-b1e7-e156cf663070', 49, 'penalty.charged', '01a22d35-6d67-7239-8cc2-300bd090a719', 'penalty', '01a22d35-96f3-70a0-b1e7-e15544fa7285', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '{}'),
	(50, '01a22d35-96f3-70a0-b1e7-e1572d6aa13f', 50, 'ledger_entry.release', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-96f2-7216-9249-eac50b49c3e8', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '{"seq": 15, "reference": "session:01a22d35-95d2-70e4-a537-2081c2dc3437:release:1"}'),
	(51, '01a22d35-96f3-70a0-b1e7-e1585113eb30', 51, 'ledger_entry.penalty', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-96f3-70a0-b1e7-e15440dd4da0', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '{"seq": 16, "reference": "session:01a22d35-95d2-70e4-a537-2081c2dc3437:late_cancellation:penalty"}'),
	(52, '01a22d35-96f3-70a0-b1e7-e159c325b338', 52, 'session.cancelled', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-95d2-70e4-a537-2081c2dc3437', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '{"status": "cancelled", "asked_by": "customer", "starts_at": "2031-02-19T12:00:00Z", "reserved_minutes": 0}'),
	(53, '01a22d35-991f-7604-a3b1-4875a9d4d45e', 53, 'ledger_entry.reversal', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-991f-7604-a3b1-48743d7ebeea', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 17, "reference": "reversal:01a22d35-96f3-70a0-b1e7-e15440dd4da0"}'),
	(54, '01a22d35-991f-7604-a3b1-487657a7b95e', 54, 'penalty.waived', '01a22d35-6d67-7239-8cc2-300bd090a719', 'penalty', '01a22d35-96f3-70a0-b1e7-e15544fa7285', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(55, '01a22d35-9aff-75be-b3fb-a7c825df33a1', 55, 'ledger_entry.hold', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-9aff-75be-b3fb-a7c7eddf718b', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 18, "reference": "session:01a22d35-9afe-77c3-89b9-b3d88084842a:hold:1"}'),
	(56, '01a22d35-9aff-75be-b3fb-a7c9b63d645e', 56, 'session.scheduled', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-9afe-77c3-89b9-b3d88084842a', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-20 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-21T12:00:00Z", "reserved_minutes": 120}'),
	(57, '01a22d35-9c7f-7741-8e37-ef19a321ae9f', 57, 'ledger_entry.release', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-9c7f-7741-8e37-ef18abd106b5', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 19, "reference": "session:01a22d35-9afe-77c3-89b9-b3d88084842a:release:1"}'),
	(58, '01a22d35-9c7f-7741-8e37-ef1aa2a1f4fc', 58, 'session.no_show', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-9afe-77c3-89b9-b3d88084842a', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-21 12:00:00+00', '{"party": "provider", "status": "no_show", "starts_at": "2031-02-21T12:00:00Z", "reserved_minutes": 0}'),
	(59, '01a22d35-9dde-7027-9c42-9dc04f0729b2', 59, 'ledger_entry.hold', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-9dd6-7097-b632-11b87970214a', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 20, "reference": "session:01a22d35-9dd5-769e-b855-4baf52f94a31:hold:1"}'),
	(60, '01a22d35-9dde-7027-9c42-9dc1597649a9', 60, 'session.scheduled', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-9dd5-769e-b855-4baf52f94a31', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-02 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-03-05T10:00:00Z", "reserved_minutes": 120}'),
	(61, '01a22d35-9ef2-7601-9b50-73ec647169fb', 61, 'session.started', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-9dd5-769e-b855-4baf52f94a31', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"status": "in_progress", "starts_at": "2031-03-05T10:00:00Z", "reserved_minutes": 120}'),
	(62, '01a22d35-a037-76f3-8aec-3611ba4726de', 62, 'ledger_entry.hold', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-a037-76f3-8aec-3610c767f988', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 21, "reference": "session:01a22d35-a036-7110-9bc4-a254db37dba7:hold:1"}'),
	(63, '01a22d35-a038-7707-a7dd-a44c50690ba5', 63, 'session.scheduled', '01a22d35-6d67-7239-8cc2-300bd090a719', 'session', '01a22d35-a036-7110-9bc4-a254db37dba7', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-02 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-03-08T12:00:00Z", "reserved_minutes": 120}'),
	(64, '01a22d35-a230-7257-9044-c8c781869abb', 64, 'ledger_entry.adjustment', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ledger_entry', '01a22d35-a230-7257-9044-c8c6586ed737', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 22, "reference": "adjustment:01a22d35-a1de-74c6-99cf-175f93db4467"}'),
	(75, '01a22d35-c2fe-771f-a8b5-0eb97943913d', 75, 'ticket.replied', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bc6a-77d2-b265-be6926b30928', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(76, '01a22d35-c433-7361-a5c0-273a7f7d8091', 76, 'ticket.replied', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bc6a-77d2-b265-be6926b30928', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(77, '01a22d35-c539-70cc-91e2-2662553b8187', 77, 'call_task.opened', '01a22d35-6d67-7239-8cc2-300bd090a719', 'call_task', '01a22d35-c538-70d1-a8b8-d25cea39722b', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{}'),
	(78, '01a22d35-c539-70cc-91e2-2663f332f369', 78, 'ticket.replied', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bc6a-77d2-b265-be6926b30928', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(85, '01a22d35-cc4c-74cd-ac88-2a6be27b7855', 85, 'technician.created', NULL, 'technician', '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(86, '01a22d35-ccb9-72c9-9d99-d07d9fc56a64', 86, 'api_key.made', NULL, 'api_key', '01a22d35-ccb9-72c9-9d99-d07cbf40f16c', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"role": "technician"}'),
	(87, '01a22d35-ce02-734d-921a-18a29722e485', 87, 'contact.created', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'contact', '01a22d35-ce02-734d-921a-18a1344e5375', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(88, '01a22d35-cee9-7650-a254-3b4b11ddaa0d', 88, 'server.created', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'server', '01a22d35-cee9-7650-a254-3b4a55f24ca8', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(89, '01a22d35-cfca-7556-b298-897f74274dae', 89, 'server_access.recorded', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'server_access', '01a22d35-cfca-7556-b298-897e338ab024', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(90, '01a22d35-d0f2-757c-a0b7-f6a0501e7285', 90, 'ledger_entry.purchase', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-d0bc-7363-bc2a-956d04e986d9', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"seq": 1, "reference": "purchase:01a22d35-d0bb-7128-980c-57f58af7ea89"}'),
	(91, '01a22d35-d0f2-757c-a0b7-f6a2274bb942', 91, 'payment.received', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'payment', '01a22d35-d0f2-757c-a0b7-f6a1d00b3f27', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"amount": "9600.00", "currency": "EUR", "purchase_id": "01a22d35-d0bb-7128-980c-57f58af7ea89", "payment_state": "paid"}'),
	(92, '01a22d35-d0f2-757c-a0b7-f6a3a84af906', 92, 'purchase.created', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'purchase', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"status": "paid", "minutes": 4800, "refunded_minutes": 0}'),
	(93, '01a22d35-d206-7648-8240-c785a75d6007', 93, 'purchase.created', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'purchase', '01a22d35-d206-7648-8240-c784edd9e542', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"status": "pending_payment", "minutes": 480, "refunded_minutes": 0}'),
	(94, '01a22d35-d2b0-73b9-abe2-1911d8a90656', 94, 'purchase.created', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'purchase', '01a22d35-d2b0-73b9-abe2-1910d701d259', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"status": "pending_payment", "minutes": 480, "refunded_minutes": 0}'),
	(95, '01a22d35-d373-7457-bd5a-ad2f5a7d77e0', 95, 'purchase.voided', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'purchase', '01a22d35-d2b0-73b9-abe2-1910d701d259', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '{"status": "void", "minutes": 480, "refunded_minutes": 0}'),
	(96, '01a22d35-d496-728d-86ad-5e0c92ed7cca', 96, 'ledger_entry.purchase', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-d467-75b5-8bef-4d023fc23e7e', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"seq": 2, "reference": "purchase:01a22d35-d466-7557-9f48-82dc7d3c24b2"}'),
	(97, '01a22d35-d497-720c-b68f-a0bad53cbc05', 97, 'payment.received', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'payment', '01a22d35-d497-720c-b68f-a0b92e55659f', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"amount": "960.00", "currency": "EUR", "purchase_id": "01a22d35-d466-7557-9f48-82dc7d3c24b2", "payment_state": "paid"}'),
	(98, '01a22d35-d497-720c-b68f-a0bb65e24226', 98, 'purchase.created', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'purchase', '01a22d35-d466-7557-9f48-82dc7d3c24b2', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"status": "paid", "minutes": 480, "refunded_minutes": 0}'),
	(99, '01a22d35-d64a-72e7-9c43-df52e98a9858', 99, 'ledger_entry.refund', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-d5a0-7275-90be-89210f39f161', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"seq": 3, "reference": "purchase:01a22d35-d466-7557-9f48-82dc7d3c24b2:refund:1"}'),
	(100, '01a22d35-d662-722b-946d-d235a66e56d9', 100, 'refund.made', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'refund', '01a22d35-d662-722b-946d-d2342ab5b5ab', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"amount": "960.00", "minutes": 480, "currency": "EUR", "purchase_id": "01a22d35-d466-7557-9f48-82dc7d3c24b2"}'),
	(101, '01a22d35-d662-722b-946d-d2362da3865a', 101, 'purchase.refunded', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'purchase', '01a22d35-d466-7557-9f48-82dc7d3c24b2', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '{"status": "refunded", "minutes": 480, "refunded_minutes": 480}'),
	(102, '01a22d35-d763-74da-b6c6-f70eb380a693', 102, 'ledger_entry.hold', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-d763-74da-b6c6-f70d35625b2b', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-11 12:00:00+00', '{"seq": 4, "reference": "session:01a22d35-d762-701f-9a98-4cfd9f57adfc:hold:1"}'),
	(103, '01a22d35-d763-74da-b6c6-f70fb0050190', 103, 'session.scheduled', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-d762-701f-9a98-4cfd9f57adfc', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-11 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 120}'),
	(131, '01a22d35-e98b-716a-87df-c8edbba8477e', 131, 'penalty.charged', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'penalty', '01a22d35-e98b-716a-87df-c8eccfb967cf', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '{}'),
	(132, '01a22d35-e98b-716a-87df-c8eeeb9ad699', 132, 'ledger_entry.release', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-e98a-7297-8b2a-bad30e03361b', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '{"seq": 15, "reference": "session:01a22d35-e833-701f-9070-45838b6905dd:release:1"}'),
	(133, '01a22d35-e98b-716a-87df-c8ef23bf018e', 133, 'ledger_entry.penalty', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-e98b-716a-87df-c8ebbf77239c', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '{"seq": 16, "reference": "session:01a22d35-e833-701f-9070-45838b6905dd:late_cancellation:penalty"}');
INSERT INTO public.event OVERRIDING SYSTEM VALUE VALUES
	(134, '01a22d35-e98b-716a-87df-c8f0af399378', 134, 'session.cancelled', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-e833-701f-9070-45838b6905dd', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '{"status": "cancelled", "asked_by": "customer", "starts_at": "2031-02-19T12:00:00Z", "reserved_minutes": 0}'),
	(135, '01a22d35-ea69-75ee-bca1-5e03e6ab6597', 135, 'ledger_entry.reversal', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-ea69-75ee-bca1-5e022fb1b512', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 17, "reference": "reversal:01a22d35-e98b-716a-87df-c8ebbf77239c"}'),
	(136, '01a22d35-ea69-75ee-bca1-5e04d51215d9', 136, 'penalty.waived', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'penalty', '01a22d35-e98b-716a-87df-c8eccfb967cf', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(137, '01a22d35-ebab-77dd-80e7-109ef7bc1ea7', 137, 'ledger_entry.hold', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-ebab-77dd-80e7-109d61d9ab0a', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 18, "reference": "session:01a22d35-ebaa-71d3-8ad5-944f91679fc1:hold:1"}'),
	(138, '01a22d35-ebab-77dd-80e7-109fcf316b28', 138, 'session.scheduled', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-ebaa-71d3-8ad5-944f91679fc1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-20 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-21T12:00:00Z", "reserved_minutes": 120}'),
	(139, '01a22d35-ec9e-7651-a891-341bcf9ab063', 139, 'ledger_entry.release', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-ec9e-7651-a891-341a3dbf34a5', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 19, "reference": "session:01a22d35-ebaa-71d3-8ad5-944f91679fc1:release:1"}'),
	(140, '01a22d35-ec9f-76a6-9cba-b47c68151325', 140, 'session.no_show', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-ebaa-71d3-8ad5-944f91679fc1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-21 12:00:00+00', '{"party": "provider", "status": "no_show", "starts_at": "2031-02-21T12:00:00Z", "reserved_minutes": 0}'),
	(79, '01a22d35-c66a-728b-8637-252577265271', 79, 'ticket.replied', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bd9a-772d-8d0d-68e45bd91679', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "waiting_for_customer"}'),
	(80, '01a22d35-c74a-72ab-aa7b-b2cb9a9a41b6', 80, 'ticket.replied', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bea2-73d7-973f-3515ca153c15', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "resolved"}'),
	(81, '01a22d35-c83e-74c1-9fb2-2a309f118265', 81, 'ticket.replied', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bfda-75ef-b6c1-4efd361fb856', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "resolved"}'),
	(82, '01a22d35-c93a-708f-9863-2631a07d2f90', 82, 'ticket.closed', '01a22d35-6d67-7239-8cc2-300bd090a719', 'ticket', '01a22d35-bfda-75ef-b6c1-4efd361fb856', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{}'),
	(83, '01a22d35-ca9f-75b4-8dc8-7d1e0c45e709', 83, 'customer.created', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'customer', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(84, '01a22d35-cb9a-72f3-8875-09f3f2aa1c30', 84, 'api_key.made', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'api_key', '01a22d35-cb9a-72f3-8875-09f206ab4e3f', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"role": "customer"}'),
	(104, '01a22d35-d8ce-778d-9c10-8d17c54b5479', 104, 'session.started', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-d762-701f-9a98-4cfd9f57adfc', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 120}'),
	(105, '01a22d35-d9ff-770a-bdf0-b6aa78b5d9cc', 105, 'ledger_entry.deduction', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-d9ff-770a-bdf0-b6a98e7fb749', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '{"seq": 5, "reference": "worksheet:01a22d35-d9fe-74ba-be42-ebb484f1e002:deduction"}'),
	(106, '01a22d35-d9ff-770a-bdf0-b6ab1ec83d10', 106, 'session.done', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-d762-701f-9a98-4cfd9f57adfc', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '{"status": "done", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 0}'),
	(107, '01a22d35-d9ff-770a-bdf0-b6ace4cfe7be', 107, 'worksheet.submitted', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'worksheet', '01a22d35-d9fe-74ba-be42-ebb484f1e002', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d35-d762-701f-9a98-4cfd9f57adfc", "billed_minutes": 50}'),
	(108, '01a22d35-dc9f-7398-bf1e-cb6a21c898b0', 108, 'ledger_entry.hold', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-dc9f-7398-bf1e-cb695889bdd2', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '{"seq": 6, "reference": "session:01a22d35-dc9e-746d-93ce-2ee40e38b4d3:hold:1"}'),
	(109, '01a22d35-dc9f-7398-bf1e-cb6b40fbff40', 109, 'session.scheduled', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-dc9e-746d-93ce-2ee40e38b4d3', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-12 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 120}'),
	(110, '01a22d35-de16-778b-bba2-ee147f653b1a', 110, 'session.started', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-dc9e-746d-93ce-2ee40e38b4d3', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 120}'),
	(111, '01a22d35-df17-75e8-9e82-2e11b1b6b4f3', 111, 'ledger_entry.deduction', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-df17-75e8-9e82-2e10e564d392', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '{"seq": 7, "reference": "worksheet:01a22d35-df16-75ba-85fa-bd6775edd4d9:deduction"}'),
	(112, '01a22d35-df17-75e8-9e82-2e12ac22b6c4', 112, 'session.done', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-dc9e-746d-93ce-2ee40e38b4d3', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '{"status": "done", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 0}'),
	(113, '01a22d35-df17-75e8-9e82-2e13c5befbb9', 113, 'worksheet.submitted', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'worksheet', '01a22d35-df16-75ba-85fa-bd6775edd4d9', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d35-dc9e-746d-93ce-2ee40e38b4d3", "billed_minutes": 50}'),
	(114, '01a22d35-e05b-7627-838d-b9b7804703f2', 114, 'ledger_entry.hold', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-e05b-7627-838d-b9b694b443f8', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '{"seq": 8, "reference": "session:01a22d35-e05a-7026-9fff-fb777f490f91:hold:1"}'),
	(115, '01a22d35-e05b-7627-838d-b9b8e6aa39a9', 115, 'session.scheduled', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-e05a-7026-9fff-fb777f490f91', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 120}'),
	(116, '01a22d35-e176-746b-94e0-07b196cecf7d', 116, 'session.started', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-e05a-7026-9fff-fb777f490f91', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 120}'),
	(117, '01a22d35-e28f-742e-9069-0d1ffdf4f62b', 117, 'ledger_entry.deduction', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-e28f-742e-9069-0d1ecd8ff832', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:47:10+00', '{"seq": 9, "reference": "worksheet:01a22d35-e28e-74ea-8955-771b821d7743:deduction"}'),
	(118, '01a22d35-e28f-742e-9069-0d20e623d620', 118, 'session.done', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-e05a-7026-9fff-fb777f490f91', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:47:10+00', '{"status": "done", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 0}'),
	(119, '01a22d35-e28f-742e-9069-0d214e4bf229', 119, 'worksheet.submitted', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'worksheet', '01a22d35-e28e-74ea-8955-771b821d7743', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d35-e05a-7026-9fff-fb777f490f91", "billed_minutes": 50}'),
	(120, '01a22d35-e3c0-7606-93e3-e3f5a7b30c75', 120, 'worksheet.disputed', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'worksheet', '01a22d35-df16-75ba-85fa-bd6775edd4d9', 'key:01a22d35-cb9a-72f3-8875-09f206ab4e3f', '2031-02-16 12:00:00+00', '{"status": "disputed", "revision": 1, "session_id": "01a22d35-dc9e-746d-93ce-2ee40e38b4d3", "billed_minutes": 50}'),
	(121, '01a22d35-e4c6-70be-8c34-47fb823775e5', 121, 'ledger_entry.confirmation', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-e4c6-70be-8c34-47fa8b28524a', 'key:01a22d35-cb9a-72f3-8875-09f206ab4e3f', '2031-02-16 12:00:00+00', '{"seq": 10, "reference": "worksheet:01a22d35-e28e-74ea-8955-771b821d7743:confirmation"}'),
	(122, '01a22d35-e4c6-70be-8c34-47fc018a8116', 122, 'worksheet.confirmed', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'worksheet', '01a22d35-e28e-74ea-8955-771b821d7743', 'key:01a22d35-cb9a-72f3-8875-09f206ab4e3f', '2031-02-16 12:00:00+00', '{"status": "confirmed", "revision": 1, "session_id": "01a22d35-e05a-7026-9fff-fb777f490f91", "confirmed_by": "customer", "billed_minutes": 50}'),
	(123, '01a22d35-e619-77cf-8cc1-1e4bb1f1babb', 123, 'ledger_entry.hold', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-e619-77cf-8cc1-1e4ac471920d', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-16 12:00:00+00', '{"seq": 11, "reference": "session:01a22d35-e619-77cf-8cc1-1e498fb4a436:hold:1"}'),
	(124, '01a22d35-e619-77cf-8cc1-1e4cc563bf41', 124, 'session.scheduled', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-e619-77cf-8cc1-1e498fb4a436', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-16 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-18T12:00:00Z", "reserved_minutes": 120}'),
	(125, '01a22d35-e70f-732c-a733-772a72aa408e', 125, 'penalty.charged', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'penalty', '01a22d35-e70f-732c-a733-77296b1ab532', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '{}'),
	(126, '01a22d35-e70f-732c-a733-772ba3ec3e02', 126, 'ledger_entry.release', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-e70f-732c-a733-7727cd0fc2e4', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '{"seq": 12, "reference": "session:01a22d35-e619-77cf-8cc1-1e498fb4a436:release:1"}'),
	(127, '01a22d35-e70f-732c-a733-772ca8ddbd72', 127, 'ledger_entry.penalty', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-e70f-732c-a733-772813655993', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '{"seq": 13, "reference": "session:01a22d35-e619-77cf-8cc1-1e498fb4a436:late_cancellation:penalty"}'),
	(128, '01a22d35-e70f-732c-a733-772d8673505f', 128, 'session.cancelled', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-e619-77cf-8cc1-1e498fb4a436', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '{"status": "cancelled", "asked_by": "customer", "starts_at": "2031-02-18T12:00:00Z", "reserved_minutes": 0}'),
	(129, '01a22d35-e833-701f-9070-4585d70dc26a', 129, 'ledger_entry.hold', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-e833-701f-9070-4584f537881d', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 12:00:00+00', '{"seq": 14, "reference": "session:01a22d35-e833-701f-9070-45838b6905dd:hold:1"}'),
	(130, '01a22d35-e834-7160-97b4-881351e16315', 130, 'session.scheduled', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-e833-701f-9070-45838b6905dd', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-19T12:00:00Z", "reserved_minutes": 120}'),
	(150, '01a22d35-f41e-74f6-9e85-30f6d9289be5', 150, 'ticket.opened', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f3a6-75a4-8b02-08138a6cb0e4', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"number": 1006, "severity": 3}'),
	(151, '01a22d35-f564-775c-aa52-9786f53a81e9', 151, 'ticket.opened', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f523-7221-b59b-413939164141', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"number": 1007, "severity": 3}'),
	(152, '01a22d35-f66e-709f-8592-1644da2ee8b0', 152, 'ticket.opened', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f636-770c-aed4-1b0f847e0ef1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"number": 1008, "severity": 3}'),
	(153, '01a22d35-f7a2-7247-bfa0-0b91a421de22', 153, 'ticket.opened', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f763-7100-8018-7fc0a2286a8a', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"number": 1009, "severity": 3}'),
	(154, '01a22d35-f946-72b7-8012-5a5687b88d27', 154, 'ticket.opened', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f8eb-752b-a463-5df9f9a65ea2', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"number": 1010, "severity": 3}'),
	(155, '01a22d35-f9f7-7216-abd6-d9a4c959bb6a', 155, 'ticket.attached', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f523-7221-b59b-413939164141', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"size_bytes": 19}'),
	(160, '01a22d35-fe71-73fe-8bf8-a7e8d988217d', 160, 'ticket.replied', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f636-770c-aed4-1b0f847e0ef1', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "waiting_for_customer"}'),
	(161, '01a22d35-ff91-72b0-b715-3c867e327cec', 161, 'ticket.replied', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f763-7100-8018-7fc0a2286a8a', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "resolved"}'),
	(162, '01a22d36-0064-7507-9a55-82d8c517ed43', 162, 'ticket.replied', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f8eb-752b-a463-5df9f9a65ea2', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "resolved"}'),
	(170, '01a22d36-06e8-731e-b377-176e2e64bf74', 170, 'person.entered', NULL, 'person', '01a22d36-06e8-731e-b377-176d166037bd', 'person:01a22d36-0555-7097-8d59-8f2cd4b4d167', '2031-03-05 12:00:00+00', '{}');
INSERT INTO public.event OVERRIDING SYSTEM VALUE VALUES
	(171, '01a22d36-0765-70b7-b163-6ed715a0d098', 171, 'api_key.made', NULL, 'api_key', '01a22d36-0765-70b7-b163-6ed69032d991', 'person:01a22d36-0555-7097-8d59-8f2cd4b4d167', '2031-03-05 12:00:00+00', '{"role": "admin"}'),
	(172, '01a22d36-08e2-75f4-a4a9-817f23e923a6', 172, 'approval_thresholds.changed', NULL, 'approval_thresholds', '00000000-0000-7000-8000-000000000003', 'person:01a22d36-0555-7097-8d59-8f2cd4b4d167', '2031-03-05 12:00:00+00', '{}'),
	(173, '01a22d36-0a02-703c-96ca-6e1572ea791d', 173, 'approval.requested', '01a22d35-6d67-7239-8cc2-300bd090a719', 'approval', '01a22d36-0a02-703c-96ca-6e14d5985093', 'person:01a22d36-06e8-731e-b377-176d166037bd', '2031-03-05 12:00:00+00', '{"status": "pending_approval", "minutes": 10}'),
	(174, '01a22d36-0b6f-715e-82a7-7a70742adb23', 174, 'approval.requested', '01a22d35-6d67-7239-8cc2-300bd090a719', 'approval', '01a22d36-0b6f-715e-82a7-7a6ffb6548ab', 'person:01a22d36-06e8-731e-b377-176d166037bd', '2031-03-05 12:00:00+00', '{"status": "pending_approval", "minutes": 10}'),
	(141, '01a22d35-ed73-75b1-a4b8-eed41d31189c', 141, 'ledger_entry.hold', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-ed72-7035-bd0c-1f7579718a70', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 20, "reference": "session:01a22d35-ed72-7035-bd0c-1f74a6d5c4aa:hold:1"}'),
	(142, '01a22d35-ed73-75b1-a4b8-eed5260b4d4e', 142, 'session.scheduled', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-ed72-7035-bd0c-1f74a6d5c4aa', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-02 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-03-05T10:00:00Z", "reserved_minutes": 120}'),
	(143, '01a22d35-ee3e-7031-a3e3-fa7d386cd008', 143, 'session.started', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-ed72-7035-bd0c-1f74a6d5c4aa', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{"status": "in_progress", "starts_at": "2031-03-05T10:00:00Z", "reserved_minutes": 120}'),
	(144, '01a22d35-ef33-701e-bd2f-ad7468c239b5', 144, 'ledger_entry.hold', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-ef32-717a-8b59-0c09fbf7f52d', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 21, "reference": "session:01a22d35-ef32-717a-8b59-0c0850ede5e9:hold:1"}'),
	(145, '01a22d35-ef33-701e-bd2f-ad755c86d676', 145, 'session.scheduled', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'session', '01a22d35-ef32-717a-8b59-0c0850ede5e9', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-02 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-03-08T12:00:00Z", "reserved_minutes": 120}'),
	(146, '01a22d35-f03e-75ae-aabe-914beef3d935', 146, 'ledger_entry.adjustment', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-f03e-75ae-aabe-914a4b972fd3', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 22, "reference": "adjustment:01a22d35-f016-7424-93e1-584099194360"}'),
	(147, '01a22d35-f03e-75ae-aabe-914c47ed9f79', 147, 'adjustment.made', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'adjustment', '01a22d35-f016-7424-93e1-584099194360', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"minutes": -30}'),
	(148, '01a22d35-f137-7581-b69b-3b8db77612c5', 148, 'ledger_entry.adjustment', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ledger_entry', '01a22d35-f11a-711f-818c-c47057e802c9', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"seq": 23, "reference": "adjustment:01a22d35-f0e2-7711-b3a6-dc71fee8fd50"}'),
	(149, '01a22d35-f138-7374-bf9a-9c9931c7f5ab', 149, 'adjustment.made', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'adjustment', '01a22d35-f0e2-7711-b3a6-dc71fee8fd50', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"minutes": 30}'),
	(156, '01a22d35-fb1a-7323-a211-865ad7de7982', 156, 'ticket.replied', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f523-7221-b59b-413939164141', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(157, '01a22d35-fc42-7509-97df-b382a8296a08', 157, 'ticket.replied', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f523-7221-b59b-413939164141', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(158, '01a22d35-fd54-721b-ba94-d53f11984fa2', 158, 'call_task.opened', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'call_task', '01a22d35-fd54-721b-ba94-d53e52573b44', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{}'),
	(159, '01a22d35-fd54-721b-ba94-d540e640c820', 159, 'ticket.replied', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f523-7221-b59b-413939164141', 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(163, '01a22d36-0142-707f-aeb0-a7737fb7baa5', 163, 'ticket.closed', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'ticket', '01a22d35-f8eb-752b-a463-5df9f9a65ea2', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', '{}'),
	(164, '01a22d36-02b9-71e0-aaa6-a4a51483ffba', 164, 'person.entered', NULL, 'person', '01a22d36-02b8-7205-afcf-e9a012d4a5ae', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(165, '01a22d36-03b4-7393-8d99-a46901493f28', 165, 'api_key.made', NULL, 'api_key', '01a22d36-03b4-7393-8d99-a46886a576de', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"role": "lead"}'),
	(166, '01a22d36-0435-71fa-931a-9b0aae77cc74', 166, 'person.entered', NULL, 'person', '01a22d36-0435-71fa-931a-9b09f2be9ddb', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(167, '01a22d36-04fc-759b-a229-9dae9d8cd1f5', 167, 'api_key.made', NULL, 'api_key', '01a22d36-04be-712e-95ac-c03220a29cbe', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"role": "finance"}'),
	(168, '01a22d36-0555-7097-8d59-8f2d334f93be', 168, 'person.entered', NULL, 'person', '01a22d36-0555-7097-8d59-8f2cd4b4d167', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{}'),
	(169, '01a22d36-05a9-73f2-b89c-84aa76d83019', 169, 'api_key.made', NULL, 'api_key', '01a22d36-05a8-73d5-a4fc-ade2e995ba0f', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '{"role": "admin"}'),
	(177, '01a22d36-0f3e-7723-8447-39fe3577058c', 177, 'bank_file.imported', NULL, 'bank_file', '01a22d36-0f3e-7723-8447-39fdc3de4447', 'person:01a22d36-0555-7097-8d59-8f2cd4b4d167', '2031-03-05 12:00:00+00', '{}'),
	(175, '01a22d36-0c07-70e0-943a-caf73a4621bc', 175, 'approval_thresholds.changed', NULL, 'approval_thresholds', '00000000-0000-7000-8000-000000000003', 'person:01a22d36-0555-7097-8d59-8f2cd4b4d167', '2031-03-05 12:00:00+00', '{}'),
	(176, '01a22d36-0ccb-72bc-a81c-e74364266a03', 176, 'approval.rejected', '01a22d35-6d67-7239-8cc2-300bd090a719', 'approval', '01a22d36-0b6f-715e-82a7-7a6ffb6548ab', 'person:01a22d36-0555-7097-8d59-8f2cd4b4d167', '2031-03-05 12:00:00+00', '{"status": "rejected", "minutes": 10}');
INSERT INTO public.finance_position VALUES
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 0, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 0, NULL);
INSERT INTO public.holiday VALUES
	('01a22d35-b9f4-77b7-a8f3-a0344304e021', 'CZ', '2031-01-01', 'Independent Czech State Restoration Day; New Year''s Day', true),
	('01a22d35-b9f4-77b7-a8f3-a0356075b530', 'CZ', '2031-04-11', 'Good Friday', true),
	('01a22d35-b9f4-77b7-a8f3-a036b97757c4', 'CZ', '2031-04-14', 'Easter Monday', true),
	('01a22d35-b9f4-77b7-a8f3-a0376c66290f', 'CZ', '2031-05-01', 'Labor Day', true),
	('01a22d35-b9f4-77b7-a8f3-a038c5b14940', 'CZ', '2031-05-08', 'Victory Day', true),
	('01a22d35-b9f4-77b7-a8f3-a039a49bd725', 'CZ', '2031-07-05', 'Saints Cyril and Methodius Day', true),
	('01a22d35-b9f4-77b7-a8f3-a03a1a2adaa3', 'CZ', '2031-07-06', 'Jan Hus Day', true),
	('01a22d35-b9f4-77b7-a8f3-a03b15fc5931', 'CZ', '2031-09-28', 'Statehood Day', true),
	('01a22d35-b9f4-77b7-a8f3-a03c4b83acad', 'CZ', '2031-10-28', 'Independent Czechoslovak State Day', true),
	('01a22d35-b9f4-77b7-a8f3-a03d64fdbcf4', 'CZ', '2031-11-17', 'Struggle for Freedom and Democracy Day and International Students'' Day', true),
	('01a22d35-b9f4-77b7-a8f3-a03e4ec4726e', 'CZ', '2031-12-24', 'Christmas Eve', true),
	('01a22d35-b9f4-77b7-a8f3-a03f3a8584b9', 'CZ', '2031-12-25', 'Christmas Day', true),
	('01a22d35-b9f4-77b7-a8f3-a040411c673d', 'CZ', '2031-12-26', 'Second Day of Christmas', true);
INSERT INTO public.holiday_year VALUES
	('01a22d35-b9f4-77b7-a8f3-a041c891915c', 'CZ', 2031, '2031-03-05 10:00:00+00');
INSERT INTO public.idempotency_key VALUES
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers', '292ea7a9-371b-403b-b2c8-f2a8f1b25df8', '\x386d9c10f10e2481f573eeebd45d31df6bb7f66b5d0f790ff24e69c4bb3c4964', 201, '/v1/customers/01a22d35-6d67-7239-8cc2-300bd090a719', '"v1"', '\x7b226964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c226e616d65223a2241636d65222c226465706c6f796d656e74223a226f6e5f7072656d697365222c2274696d655f7a6f6e65223a224575726f70652f507261677565222c226c616e6775616765223a22656e222c226c6f775f6372656469745f6d696e75746573223a6e756c6c2c226c6f775f6372656469745f64617973223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/keys', 'd2edcfba-7d18-4bf2-a6f2-7b90d19da4e1', '\x679835960c83598a555d14b640a59356a9ffb0306997f31d015c7b2f00f91041', 201, '/v1/keys/01a22d35-71cc-7401-9ca8-ce36b157dcd3', NULL, NULL, '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/technicians', '6254a7dd-ea5c-45c9-a393-7abf6dc065b9', '\xd3410f74c0967fdf5bfb2502e30cf3a6e2b2ec7e6e3f101e94fb410e1e7b0879', 201, '/v1/technicians/01a22d35-7324-75f0-8335-cd1559305c1a', '"v1"', '\x7b226964223a2230316132326433352d373332342d373566302d383333352d636431353539333035633161222c226e616d65223a22546f6d6173222c22656d61696c223a22746f6d6173406578616d706c652e636f6d222c2274696d655f7a6f6e65223a224575726f70652f507261677565222c226c616e677561676573223a5b5d2c2263617465676f72696573223a5b5d2c22686f6c696461795f636f756e747279223a6e756c6c2c226c616e6775616765223a6e756c6c2c2272656164696e675f74696d655f7a6f6e65223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/keys', '80a05cf1-4477-425d-b095-a9bb9ba0f3df', '\x0a4b0d8f8fad86ee1999884241d9fdc49dedd2778a0fad39f0998d82b1a6b6f6', 201, '/v1/keys/01a22d35-73aa-704c-9be3-6950ccef3020', NULL, NULL, '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-6d67-7239-8cc2-300bd090a719/contacts', 'f023434e-8062-42a8-a5ae-ed3017bc1c0d', '\x8ed51f70a0ad54de3f118db7e2d8df653a5839a27b8f1fb54c4f7526b10643ea', 201, '/v1/contacts/01a22d35-752d-724d-b55d-c9e3b308d97c', '"v1"', '\x7b226964223a2230316132326433352d373532642d373234642d623535642d633965336233303864393763222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c226e616d65223a22457661222c22656d61696c223a22657661406578616d706c652e636f6d222c2270686f6e65223a6e756c6c2c226c616e6775616765223a6e756c6c2c2274696d655f7a6f6e65223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-6d67-7239-8cc2-300bd090a719/servers', '295ccdff-e220-456d-9435-7ba40364f60e', '\xaecf9edfaa210c8ab12cb1d288dae5050cc6fa87711b6d544fb5129f9361ce47', 201, '/v1/servers/01a22d35-778e-71cd-a886-202ff80285c7', '"v1"', '\x7b226964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c226e616d65223a2270726f64756374696f6e222c227265636f6d6d656e6465645f70726f636564757265223a6e756c6c2c227265636f6d6d656e6465645f636f6e66696775726174696f6e223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/servers/01a22d35-778e-71cd-a886-202ff80285c7/access', 'ee00b074-67d6-4958-9149-1c9fb49c6f10', '\xdfd5061aaa8dcd75ef19a0b769013b17681e90fda62c395dc808ebdc4d6bcb53', 201, '/v1/access/01a22d35-78ca-7013-a648-e6c1dd552a1d', NULL, '\x7b226964223a2230316132326433352d373863612d373031332d613634382d653663316464353532613164222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c226b696e64223a22726470222c22636865636b65645f6174223a22323033312d30312d32345431323a30303a30305a222c2276616c69645f756e74696c223a6e756c6c2c227265766f6b65645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a227d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-6d67-7239-8cc2-300bd090a719/purchases', '3f78b4e0-237f-4ba1-9e75-b5be2c29a78b', '\x580a155dcdf89099961280c7a22f632fcf5aba067ae55518b5f31de1624942eb', 201, '/v1/purchases/01a22d35-7b17-7044-8b10-2c7a83de4336', '"v1"', '\x7b226964223a2230316132326433352d376231372d373034342d386231302d326337613833646534333336222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a2270616964222c226d696e75746573223a343830302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a2231302e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a22393630302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a22393630302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a22393630302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a2270616964222c22706169645f616d6f756e74223a22393630302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a22323033312d30312d32345431323a30303a30305a227d', '2031-01-24 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-6d67-7239-8cc2-300bd090a719/purchases', '53625bee-99df-40b1-a448-db3d0595f3dd', '\x95a7a2f1bdaed20d943164bcc50190960760354a45aedd9c7f17c6e7674a1296', 201, '/v1/purchases/01a22d35-7d02-76f5-b1ec-19157731611f', '"v1"', '\x7b226964223a2230316132326433352d376430322d373666352d623165632d313931353737333136313166222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a2270656e64696e675f7061796d656e74222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a223936302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a223936302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a22756e70616964222c22706169645f616d6f756e74223a22302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-6d67-7239-8cc2-300bd090a719/purchases', '5487ba36-cea9-4cd8-b35c-5dbe259a5b37', '\x95a7a2f1bdaed20d943164bcc50190960760354a45aedd9c7f17c6e7674a1296', 201, '/v1/purchases/01a22d35-7dbe-77fd-ac6d-6ee857b19764', '"v1"', '\x7b226964223a2230316132326433352d376462652d373766642d616336642d366565383537623139373634222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a2270656e64696e675f7061796d656e74222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a223936302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a223936302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a22756e70616964222c22706169645f616d6f756e74223a22302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/purchases/01a22d35-7dbe-77fd-ac6d-6ee857b19764/void', '19d1d9cc-591f-4a0e-957c-96a3b4882134', '\x700b826125fc829115f0fe3a7fb51e52e843ba53c636e3d7300709650f5a0f70', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d376462652d373766642d616336642d366565383537623139373634222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a22766f6964222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a223936302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a223936302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a22756e70616964222c22706169645f616d6f756e74223a22302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-6d67-7239-8cc2-300bd090a719/purchases', '517e737d-9288-4fff-b9ec-1b39d9863b10', '\x649d8bc002e33a0a48d1ea90240d38790cac5658facdd7ca54bf12897e4ae62f', 201, '/v1/purchases/01a22d35-7f6a-7292-932e-3ca0c7b654ff', '"v1"', '\x7b226964223a2230316132326433352d376636612d373239322d393332652d336361306337623635346666222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a2270616964222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a223936302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a223936302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a2270616964222c22706169645f616d6f756e74223a223936302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431333a30303a30305a222c22706169645f6174223a22323033312d30312d32345431333a30303a30305a227d', '2031-01-24 13:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/purchases/01a22d35-7f6a-7292-932e-3ca0c7b654ff/refund', '68d83c89-e0d3-4aab-b686-0d6cb0a803cf', '\x9328cff3366ad796e76a65634d06269b4cb44f5b9be8881167a7336429e5f597', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d376636612d373239322d393332652d336361306337623635346666222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a22726566756e646564222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a223936302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a223936302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a2270616964222c22706169645f616d6f756e74223a223936302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a3438302c22637265617465645f6174223a22323033312d30312d32345431333a30303a30305a222c22706169645f6174223a22323033312d30312d32345431333a30303a30305a227d', '2031-01-24 13:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-ca9f-75b4-8dc8-7d1d5185534e/contacts', 'c6c3b456-6806-4759-be65-41a6f137db4a', '\x4fbb76df2e1050628c1063d5e7ca41a36c43464a53a572f7e3551c60c00c7500', 201, '/v1/contacts/01a22d35-ce02-734d-921a-18a1344e5375', '"v1"', '\x7b226964223a2230316132326433352d636530322d373334642d393231612d313861313334346535333735222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c226e616d65223a22457661222c22656d61696c223a22657661406578616d706c652e636f6d222c2270686f6e65223a6e756c6c2c226c616e6775616765223a6e756c6c2c2274696d655f7a6f6e65223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '2e165906-d955-48a9-9f41-6efa3bce05ce', '\xe496455e6f815806b1daa8345a462704bed00ffc48130639fca8304cf8450e1a', 201, '/v1/sessions/01a22d35-834d-761a-a2fb-7b5cb5d5c0d1', '"v1"', '\x7b226964223a2230316132326433352d383334642d373631612d613266622d376235636235643563306431222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31335431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31335431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31325431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31315431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-11 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-834d-761a-a2fb-7b5cb5d5c0d1/start', 'a02a266e-bca3-4a9a-ab12-8eae5ceb267c', '\xa33395962c52612b48211717deb9bc26e55cc6f9583fc0600ce425938d468b2c', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d383334642d373631612d613266622d376235636235643563306431222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31335431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31335431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31325431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31315431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31335431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-13 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-834d-761a-a2fb-7b5cb5d5c0d1/worksheet', '8c701803-ee50-4dc2-bc0d-7b10964a78a1', '\x733519fdb75be85d2280658d2080569bd6af6ea9af906186c2182486b26e8f10', 201, '/v1/worksheets/01a22d35-872a-7137-be92-fac94df7a57e', '"v1"', '\x7b226964223a2230316132326433352d383732612d373133372d626539322d666163393464663761353765222c2273657373696f6e5f6964223a2230316132326433352d383334642d373631612d613266622d376235636235643563306431222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31335431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433352d373332342d373566302d383333352d636431353539333035633161222c22737461727465645f6174223a22323033312d30322d31335431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31335431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2268617070656e65645f6174223a22323033312d30322d31335431323a34373a31305a227d5d7d', '2031-02-13 12:47:10+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '92d323da-6614-4013-9334-8ffb2bd04585', '\x5e04c8229cd7aab71c408643811e7b55501423907a25e5e689496aee0d92c0c4', 201, '/v1/sessions/01a22d35-88e6-77c2-8b61-396bfdc46105', '"v1"', '\x7b226964223a2230316132326433352d383865362d373763322d386236312d333936626664633436313035222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31345431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31345431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31335431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-12 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-88e6-77c2-8b61-396bfdc46105/start', '2c493cf8-3f61-4bc1-b3d9-4c885184fd57', '\x56e3686f35e7afe8c4eeaac998da92f80c0fb46dc1a77283c2b61b66a223eb89', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d383865362d373763322d386236312d333936626664633436313035222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31345431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31345431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31335431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31325431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-14 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-88e6-77c2-8b61-396bfdc46105/worksheet', '64376657-5e6d-4c6e-9c64-5ee9ebbefadb', '\x9e368bc1d9f90a6306828de7cb7b7ae1fed2f7e2dea68daba363c18a71c633bd', 201, '/v1/worksheets/01a22d35-8a6e-725e-99fd-f1988a4a90c3', '"v1"', '\x7b226964223a2230316132326433352d386136652d373235652d393966642d663139383861346139306333222c2273657373696f6e5f6964223a2230316132326433352d383865362d373763322d386236312d333936626664633436313035222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31345431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433352d373332342d373566302d383333352d636431353539333035633161222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31345431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2268617070656e65645f6174223a22323033312d30322d31345431323a34373a31305a227d5d7d', '2031-02-14 12:47:10+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-ca9f-75b4-8dc8-7d1d5185534e/servers', '61dbd520-d427-4c90-a2d6-8d899c1afc1c', '\x82ce765aae44aa0a6bdaf16bee1a901b49b86b34d1d426ea387e063479b80e19', 201, '/v1/servers/01a22d35-cee9-7650-a254-3b4a55f24ca8', '"v1"', '\x7b226964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c226e616d65223a2270726f64756374696f6e222c227265636f6d6d656e6465645f70726f636564757265223a6e756c6c2c227265636f6d6d656e6465645f636f6e66696775726174696f6e223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '0bd2e9f8-4ff6-4f19-b589-a2b6227d96be', '\x88ed01ea6f3386177842c2de4dfab2cebda763eda150b8844f1c48b6c1b8d545', 201, '/v1/sessions/01a22d35-8b3c-754b-9d40-1ca1869071ad', '"v1"', '\x7b226964223a2230316132326433352d386233632d373534622d396434302d316361313836393037316164222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31355431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31355431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31345431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31335431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-13 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-8b3c-754b-9d40-1ca1869071ad/start', '5f6bc8aa-7f4b-463d-a8c3-6dbcd5056031', '\x464f65507d5c58c3b59ea2be0e12ec41b09d1f15658f5c6659634d7f641e18d7', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d386233632d373534622d396434302d316361313836393037316164222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31355431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31355431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31345431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31335431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-15 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-8b3c-754b-9d40-1ca1869071ad/worksheet', '9382d249-94ba-4945-8202-660dbc155ce0', '\xdb85155ad2e3dc016aec1c7394b1f540ef9e7515a1fe4388c7455f4994c84e43', 201, '/v1/worksheets/01a22d35-8d87-7334-8089-f91a97970640', '"v1"', '\x7b226964223a2230316132326433352d386438372d373333342d383038392d663931613937393730363430222c2273657373696f6e5f6964223a2230316132326433352d386233632d373534622d396434302d316361313836393037316164222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31355431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433352d373332342d373566302d383333352d636431353539333035633161222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31355431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2268617070656e65645f6174223a22323033312d30322d31355431323a34373a31305a227d5d7d', '2031-02-15 12:47:10+00'),
	('01a22d35-71cc-7401-9ca8-ce36b157dcd3', 'POST', '/v1/worksheets/01a22d35-8a6e-725e-99fd-f1988a4a90c3/dispute', 'a93ad909-5a94-40cb-9f44-a8be85ed4897', '\x4dd74faa8699279c4b232eeb3dcd0e8ee32b085b3fc91afe7aa632c5ce5ca990', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d386136652d373235652d393966642d663139383861346139306333222c2273657373696f6e5f6964223a2230316132326433352d383865362d373763322d386236312d333936626664633436313035222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a226469737075746564222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31345431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433352d373332342d373566302d383333352d636431353539333035633161222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31345431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2268617070656e65645f6174223a22323033312d30322d31345431323a34373a31305a227d2c7b2276657262223a2264697370757465222c227265766973696f6e223a312c226d657373616765223a22776520636f756e746564206c657373222c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a30316132326433352d373163632d373430312d396361382d636533366231353764636433222c2268617070656e65645f6174223a22323033312d30322d31365431323a30303a30305a227d5d7d', '2031-02-16 12:00:00+00'),
	('01a22d35-71cc-7401-9ca8-ce36b157dcd3', 'POST', '/v1/worksheets/01a22d35-8d87-7334-8089-f91a97970640/confirm', '4dc6a71b-e5f6-4eef-b9ed-b216481fd50e', '\x691abc772b22438b3f14ec1cf47c108b2946d209960d224a7648b06bde00a380', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d386438372d373333342d383038392d663931613937393730363430222c2273657373696f6e5f6964223a2230316132326433352d386233632d373534622d396434302d316361313836393037316164222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a22636f6e6669726d6564222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31355431323a34373a31305a222c22636f6e6669726d65645f6174223a22323033312d30322d31365431323a30303a30305a222c22636f6e6669726d65645f6279223a22637573746f6d6572222c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433352d373332342d373566302d383333352d636431353539333035633161222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31355431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2268617070656e65645f6174223a22323033312d30322d31355431323a34373a31305a227d2c7b2276657262223a22636f6e6669726d222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a30316132326433352d373163632d373430312d396361382d636533366231353764636433222c2268617070656e65645f6174223a22323033312d30322d31365431323a30303a30305a227d5d7d', '2031-02-16 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '24b867d7-f4f9-4c9f-a4c0-b1095305535a', '\xa5e4af4d26059ee30f24af56d86b8cfd63b274139bc7d39f3b0c9cf936cbbdca', 201, '/v1/sessions/01a22d35-910a-747f-bb0e-bbbd2ec276f1', '"v1"', '\x7b226964223a2230316132326433352d393130612d373437662d626230652d626262643265633237366631222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31385431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31365431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-16 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/servers/01a22d35-cee9-7650-a254-3b4a55f24ca8/access', '7666b12f-ab5a-4a31-a132-33cc0dc26f08', '\x36af244de2710e9ff6780b4a36fc119044f38317f9def180909eb39b51d931ce', 201, '/v1/access/01a22d35-cfca-7556-b298-897e338ab024', NULL, '\x7b226964223a2230316132326433352d636663612d373535362d623239382d383937653333386162303234222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c226b696e64223a22726470222c22636865636b65645f6174223a22323033312d30312d32345431323a30303a30305a222c2276616c69645f756e74696c223a6e756c6c2c227265766f6b65645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a227d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-910a-747f-bb0e-bbbd2ec276f1/cancel', '6c5a3063-f9d0-4242-9447-90cd46eb24cb', '\x6e786e52e4e361e90e03ae6c36d3db345d60139b7d0813b13a20464663cacfa1', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433352d393130612d373437662d626230652d626262643265633237366631222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a2263616e63656c6c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31385431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31365431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a7b226964223a2230316132326433352d393339662d373636632d383639662d626536386630316539386536222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c2273657373696f6e5f6964223a2230316132326433352d393130612d373437662d626230652d626262643265633237366631222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31385431313a30303a30305a222c227761697665645f6174223a6e756c6c2c2277616976655f726561736f6e223a6e756c6c7d7d', '2031-02-18 11:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-bc6a-77d2-b265-be6926b30928/replies', 'fb423ca4-9408-490f-8916-c4c8af34fcbc', '\xe3af6a0f9c77b2aa3a0c30cc16d9980a8dc659d119ea33b5e4231c48e787e207', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d626336612d373764322d623236352d626536393236623330393238222c226e756d626572223a313030322c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a312c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-bc6a-77d2-b265-be6926b30928/replies', '12194604-e656-4093-9c4a-f02d62d1aec6', '\xe3af6a0f9c77b2aa3a0c30cc16d9980a8dc659d119ea33b5e4231c48e787e207', 200, NULL, '"v3"', '\x7b226964223a2230316132326433352d626336612d373764322d623236352d626536393236623330393238222c226e756d626572223a313030322c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a322c226d65737361676573223a332c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-bd9a-772d-8d0d-68e45bd91679/replies', 'f6b9ec66-f420-4a54-ad76-d6d721ef81db', '\x9bd73b589a293a0ef73114e320c4035fedf4c07b035be5cbcfff76aa788d7b23', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d626439612d373732642d386430642d363865343562643931363739222c226e756d626572223a313030332c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a2277616974696e675f666f725f637573746f6d6572222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a22706175736564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a312c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-bea2-73d7-973f-3515ca153c15/replies', '2701fcf6-21ce-4781-b096-00daef2d826f', '\xce8cd35ded6034f2dc2e7f7e9ec354c89d7f1fa029075596f07d16d609aedae6', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d626561322d373364372d393733662d333531356361313533633135222c226e756d626572223a313030342c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a227265736f6c766564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', 'e945b471-bd46-4057-9c34-e69739c6699c', '\x63ef51e291ba4205c33c386978d80a31fb6bc5349509de3c8cd1abbb6e2ed4f6', 201, '/v1/sessions/01a22d35-95d2-70e4-a537-2081c2dc3437', '"v1"', '\x7b226964223a2230316132326433352d393564322d373065342d613533372d323038316332646333343337222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31395431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31395431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31385431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31385431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-18 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-95d2-70e4-a537-2081c2dc3437/cancel', 'f46a6a4d-5582-4155-837d-36db9c39b046', '\xbdfae69a0970c516f82566d8021f64eaee13d12eb54173e14e9b8925903ef893', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433352d393564322d373065342d613533372d323038316332646333343337222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a2263616e63656c6c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31395431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31395431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31385431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31385431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a7b226964223a2230316132326433352d393666332d373061302d623165372d653135353434666137323835222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c2273657373696f6e5f6964223a2230316132326433352d393564322d373065342d613533372d323038316332646333343337222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31395431313a30303a30305a222c227761697665645f6174223a6e756c6c2c2277616976655f726561736f6e223a6e756c6c7d7d', '2031-02-19 11:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/penalties/01a22d35-96f3-70a0-b1e7-e15544fa7285/waive', 'ee64a152-2d98-4b33-96cb-2aac6adf5961', '\xde5b680b464456bed0c64683bc00c8c9d606471738376c1ef2cc891035ca2ac2', 200, NULL, NULL, '\x7b226964223a2230316132326433352d393666332d373061302d623165372d653135353434666137323835222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c2273657373696f6e5f6964223a2230316132326433352d393564322d373065342d613533372d323038316332646333343337222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31395431313a30303a30305a222c227761697665645f6174223a22323033312d30332d30355431323a30303a30305a222c2277616976655f726561736f6e223a22696c6c6e657373227d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '80f80b34-0f61-48bb-a13b-8bb0a758e63c', '\xe8239d6e076ae6f72e091ec69b6c3ed4154bf56caee83ce38b4b612b378a246d', 201, '/v1/sessions/01a22d35-9afe-77c3-89b9-b3d88084842a', '"v1"', '\x7b226964223a2230316132326433352d396166652d373763332d383962392d623364383830383438343261222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d32315431323a30303a30305a222c22656e64735f6174223a22323033312d30322d32315431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d32305431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d32305431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-20 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-9afe-77c3-89b9-b3d88084842a/no-show', '84be915c-b5c6-4d95-b1c4-6dc22d90c4a5', '\xce812c0d8c53d6a2020a67e8a6889a609e43b60b8c711f181099947a3f92b8f8', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433352d396166652d373763332d383962392d623364383830383438343261222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a226e6f5f73686f77222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d32315431323a30303a30305a222c22656e64735f6174223a22323033312d30322d32315431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d32305431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d32305431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a6e756c6c7d', '2031-02-21 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', 'af304c2e-81dc-4b76-a2ec-53b57062cff6', '\x69cad0d78162d41f83b7ccab7e00bf47bcfc631798afd593383bf97bf297aea5', 201, '/v1/sessions/01a22d35-9dd5-769e-b855-4baf52f94a31', '"v1"', '\x7b226964223a2230316132326433352d396464352d373639652d623835352d346261663532663934613331222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30355431303a30303a30305a222c22656e64735f6174223a22323033312d30332d30355431323a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30345431303a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-02 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-9dd5-769e-b855-4baf52f94a31/start', 'e9f371c3-941e-4298-9c01-6886d69b2964', '\xcd9f2f140444a7d7c67451f53aa9e57b5c81a2d7bb04516244adde13e0cca435', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d396464352d373639652d623835352d346261663532663934613331222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30355431303a30303a30305a222c22656e64735f6174223a22323033312d30332d30355431323a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30345431303a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a22323033312d30332d30355431303a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '758685e9-f2c9-4aa4-8a09-8d5f3dc69acb', '\xb119ffbed4af8ce3d4216ea759171b282b0114240524053a7ea55d372a6d1ea4', 201, '/v1/sessions/01a22d35-a036-7110-9bc4-a254db37dba7', '"v1"', '\x7b226964223a2230316132326433352d613033362d373131302d396263342d613235346462333764626137222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a2230316132326433352d373738652d373163642d613838362d323032666638303238356337222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30385431323a30303a30305a222c22656e64735f6174223a22323033312d30332d30385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d373332342d373566302d383333352d636431353539333035633161225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-02 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-6d67-7239-8cc2-300bd090a719/adjustments', 'e23362d8-0a02-43f2-8710-b70fd9020c07', '\xca92f8a4e482ec7b504684ddd82a899a55da923de10b4295a9531dc39e34f71f', 201, '/v1/adjustments/01a22d35-a1de-74c6-99cf-175f93db4467', NULL, '\x7b226964223a2230316132326433352d613164652d373463362d393963662d313735663933646234343637222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c226b696e64223a22636f7272656374696f6e222c226d696e75746573223a2d33302c22726561736f6e223a22656e7465726564207477696365222c22656e7472795f6964223a2230316132326433352d613233302d373235372d393034342d633863363538366564373337222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2272657665727365645f6174223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-6d67-7239-8cc2-300bd090a719/adjustments', 'a993131f-27bc-455c-8f7e-e9ccde28c10a', '\xe8d8f547d009c4fbc6e582153a8ec9722019cbb4e40d2ef4886c22baafbe3305', 201, '/v1/adjustments/01a22d35-a37c-71f1-b1a2-c350bc002e6d', NULL, '\x7b226964223a2230316132326433352d613337632d373166312d623161322d633335306263303032653664222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c226b696e64223a22636f7272656374696f6e222c226d696e75746573223a33302c22726561736f6e223a22676f6f6477696c6c222c22656e7472795f6964223a2230316132326433352d613339612d373131352d613131312d313733666136313862653938222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2272657665727365645f6174223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/price-lists', '7512a2c3-cff4-4b04-ad6a-78db43f2f1e2', '\x00cb28c196c3feeb64ddaa509dd3f61aef739f5588c491db233ff11636f603a8', 201, '/v1/price-lists/01a22d35-a616-7646-b136-ec586d601273', '"v1"', '\x7b226964223a2230316132326433352d613631362d373634362d623133362d656335383664363031323733222c226e616d65223a22507269636573206f662032303430222c2263757272656e6379223a22555344222c2276616c69645f66726f6d223a22323034302d30312d3031222c2276616c69645f746f223a22323034302d31322d3331222c227374657073223a5b7b2266726f6d5f706572736f6e5f64617973223a22302e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030227d5d2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a227d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets', '695de03c-2d62-4011-b4d9-68254d6b3bb2', '\x821e50940edd3454bcddffe6a708df5436cd0cd2baff14bb43ab209af7877068', 201, '/v1/tickets/01a22d35-aa54-70a0-80eb-5d568c6e90ee', '"v1"', '\x7b226964223a2230316132326433352d616135342d373061302d383065622d356435363863366539306565222c226e756d626572223a313030312c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets', '3e9d7170-abb5-41db-a767-7168e9330159', '\x821e50940edd3454bcddffe6a708df5436cd0cd2baff14bb43ab209af7877068', 201, '/v1/tickets/01a22d35-bc6a-77d2-b265-be6926b30928', '"v1"', '\x7b226964223a2230316132326433352d626336612d373764322d623236352d626536393236623330393238222c226e756d626572223a313030322c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-ca9f-75b4-8dc8-7d1d5185534e/purchases', 'c79d746c-103a-445c-8a33-186a4f75747e', '\x70ba22aefef9082aee1fe4008a17cbb363bce819d13a3ef1f930965fdcb7d45b', 201, '/v1/purchases/01a22d35-d0bb-7128-980c-57f58af7ea89', '"v1"', '\x7b226964223a2230316132326433352d643062622d373132382d393830632d353766353861663765613839222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a2270616964222c226d696e75746573223a343830302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a2231302e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a22393630302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a22393630302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a22393630302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a2270616964222c22706169645f616d6f756e74223a22393630302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a22323033312d30312d32345431323a30303a30305a227d', '2031-01-24 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets', '1db67dce-1a57-4366-89b6-504ace34ff39', '\x821e50940edd3454bcddffe6a708df5436cd0cd2baff14bb43ab209af7877068', 201, '/v1/tickets/01a22d35-bd9a-772d-8d0d-68e45bd91679', '"v1"', '\x7b226964223a2230316132326433352d626439612d373732642d386430642d363865343562643931363739222c226e756d626572223a313030332c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets', '0aaca56d-100f-4e9b-81dc-cad51362e661', '\x821e50940edd3454bcddffe6a708df5436cd0cd2baff14bb43ab209af7877068', 201, '/v1/tickets/01a22d35-bea2-73d7-973f-3515ca153c15', '"v1"', '\x7b226964223a2230316132326433352d626561322d373364372d393733662d333531356361313533633135222c226e756d626572223a313030342c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets', 'e5a41a10-d0fa-444d-8d29-8c0346b39a48', '\x821e50940edd3454bcddffe6a708df5436cd0cd2baff14bb43ab209af7877068', 201, '/v1/tickets/01a22d35-bfda-75ef-b6c1-4efd361fb856', '"v1"', '\x7b226964223a2230316132326433352d626664612d373565662d623663312d346566643336316662383536222c226e756d626572223a313030352c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00');
INSERT INTO public.idempotency_key VALUES
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets/01a22d35-bc6a-77d2-b265-be6926b30928/attachments', '60ba8b61-1d9b-46cf-9bac-14d9f2f7228a', '\x113fbb98cd06c2029777938a2d819df0dbbaf5175f6c79f5487bcdbcbd7af1bf', 201, '/v1/attachments/01a22d35-c157-76c0-8168-f7d54566ef59', NULL, '\x7b226964223a2230316132326433352d633135372d373663302d383136382d663764353435363665663539222c227469636b65745f6964223a2230316132326433352d626336612d373764322d623236352d626536393236623330393238222c226d6573736167655f6964223a6e756c6c2c226e616d65223a226170702e6c6f67222c226d656469615f74797065223a22746578742f706c61696e222c2273697a655f6279746573223a31392c22736861323536223a2261646331346334386631303161643665393262663030653232323466376333633431633534633464303334646632376230333433333636616563313261373836222c22726566757365645f726561736f6e223a6e756c6c2c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2261747461636865645f6174223a22323033312d30332d30355431303a30303a30305a227d', '2031-03-05 10:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-bc6a-77d2-b265-be6926b30928/replies', '2621ae9d-2235-42af-b7c0-256a76c572ab', '\xe3af6a0f9c77b2aa3a0c30cc16d9980a8dc659d119ea33b5e4231c48e787e207', 200, NULL, '"v4"', '\x7b226964223a2230316132326433352d626336612d373764322d623236352d626536393236623330393238222c226e756d626572223a313030322c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b7b226964223a2230316132326433352d633533382d373064312d613862382d643235636561333937323262222c227469636b65745f6964223a2230316132326433352d626336612d373764322d623236352d626536393236623330393238222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c22737461747573223a226f70656e222c226475655f6174223a22323033312d30332d31305431303a30303a30305a222c226f7574636f6d65223a6e756c6c2c226e6f7465223a6e756c6c2c2272657472795f6174223a6e756c6c2c22617474656d707473223a302c226f70656e65645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a332c226d65737361676573223a342c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/technicians', 'e15de8ab-13c9-4b61-88f0-546521293276', '\xd3410f74c0967fdf5bfb2502e30cf3a6e2b2ec7e6e3f101e94fb410e1e7b0879', 201, '/v1/technicians/01a22d35-cc4c-74cd-ac88-2a6ab0df822f', '"v1"', '\x7b226964223a2230316132326433352d636334632d373463642d616338382d326136616230646638323266222c226e616d65223a22546f6d6173222c22656d61696c223a22746f6d6173406578616d706c652e636f6d222c2274696d655f7a6f6e65223a224575726f70652f507261677565222c226c616e677561676573223a5b5d2c2263617465676f72696573223a5b5d2c22686f6c696461795f636f756e747279223a6e756c6c2c226c616e6775616765223a6e756c6c2c2272656164696e675f74696d655f7a6f6e65223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/keys', '9e7dd84a-1754-4e8e-9945-cecff37927d9', '\x228ea429a0dc14904c7a928167e2b6ca16f980f4d77bd501772812182eb42356', 201, '/v1/keys/01a22d35-ccb9-72c9-9d99-d07cbf40f16c', NULL, NULL, '2031-03-05 12:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-bfda-75ef-b6c1-4efd361fb856/replies', '03609dbf-dc3c-4b9f-9f88-222f7c85889a', '\x35cc4253acf4fec157735d824fd6cfb50c3c6b039dd8eafda53913bdbcd0aa5b', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d626664612d373565662d623663312d346566643336316662383536222c226e756d626572223a313030352c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a227265736f6c766564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets/01a22d35-bfda-75ef-b6c1-4efd361fb856/close', 'fe06cd35-f401-41d0-9a42-2e718752982d', '\x9f2a44845131deb862e19291aed0c51a618cebcd451ae8733cdb70af49875e8d', 200, NULL, '"v3"', '\x7b226964223a2230316132326433352d626664612d373565662d623663312d346566643336316662383536222c226e756d626572223a313030352c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a22636c6f736564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a22323033312d30332d30355431303a30303a30305a227d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers', '8ba4063e-4569-43b8-90d1-edde8ecff536', '\x386d9c10f10e2481f573eeebd45d31df6bb7f66b5d0f790ff24e69c4bb3c4964', 201, '/v1/customers/01a22d35-ca9f-75b4-8dc8-7d1d5185534e', '"v1"', '\x7b226964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c226e616d65223a2241636d65222c226465706c6f796d656e74223a226f6e5f7072656d697365222c2274696d655f7a6f6e65223a224575726f70652f507261677565222c226c616e6775616765223a22656e222c226c6f775f6372656469745f6d696e75746573223a6e756c6c2c226c6f775f6372656469745f64617973223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/keys', '07f5d856-815e-466b-a190-77f361530d2a', '\x541702c90e37d7dcdbd4c01770d8fecc40008386bd61f2d900df80a1c48b8f48', 201, '/v1/keys/01a22d35-cb9a-72f3-8875-09f206ab4e3f', NULL, NULL, '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-d762-701f-9a98-4cfd9f57adfc/start', 'eacef7fb-4fc0-42fe-bfb1-2cc4d0b49e0f', '\x2c72eb019b257d156b2f702e04e08944276b5b1bea01581ecda91660245e6027', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d643736322d373031662d396139382d346366643966353761646663222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31335431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31335431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31325431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31315431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31335431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-13 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-d762-701f-9a98-4cfd9f57adfc/worksheet', 'bf4cecb5-1002-4b97-ac26-faba44cb0920', '\xb438e42ebd1ec91c3421b938eae3c3e7c823a8dc0e26d0997145102666882351', 201, '/v1/worksheets/01a22d35-d9fe-74ba-be42-ebb484f1e002', '"v1"', '\x7b226964223a2230316132326433352d643966652d373462612d626534322d656262343834663165303032222c2273657373696f6e5f6964223a2230316132326433352d643736322d373031662d396139382d346366643966353761646663222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31335431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433352d636334632d373463642d616338382d326136616230646638323266222c22737461727465645f6174223a22323033312d30322d31335431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31335431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2268617070656e65645f6174223a22323033312d30322d31335431323a34373a31305a227d5d7d', '2031-02-13 12:47:10+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', 'e3ab7f52-1ed7-41e5-8312-f69072b2bbfb', '\x29e38abd0d43e6d6b975aa67252ade1f5ed82b64e132b6ee59aad9ecb39f868a', 201, '/v1/sessions/01a22d35-dc9e-746d-93ce-2ee40e38b4d3', '"v1"', '\x7b226964223a2230316132326433352d646339652d373436642d393363652d326565343065333862346433222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31345431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31345431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31335431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-12 12:00:00+00'),
	('01a22d36-05a8-73d5-a4fc-ade2e995ba0f', 'POST', '/v1/payments/import', '7cf11f99-3ee3-415c-8c10-cc03dd1a92c2', '\x98887a82da222326379e2b03e532f23f96cbb95825259db8855fddb00c1bff43', 200, NULL, NULL, '\x7b22736861323536223a2262666166613633323066316430636631333363373034633330633237656638366566633264636164343333666435383939623561653337633138663333326666222c22666f726d223a22637376222c2263686172616374657273223a227574662d38222c22696d706f727465645f6265666f7265223a66616c73652c227265636f72646564223a302c227265636f726465645f616d6f756e7473223a7b7d2c226c696e6573223a5b7b226e756d626572223a312c226f7574636f6d65223a22756e6d617463686564222c226361757365223a6e756c6c2c22626f6f6b65645f6f6e223a22323033312d30332d3035222c22616d6f756e74223a22372e3030222c2263757272656e6379223a22455552222c226d6174636865645f6279223a6e756c6c2c2270757263686173655f6964223a6e756c6c2c227061796d656e745f6964223a6e756c6c2c227061796d656e745f7374617465223a6e756c6c2c2263616e64696461746573223a5b5d7d5d7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-ca9f-75b4-8dc8-7d1d5185534e/purchases', '88cb6d5e-39a9-4efd-b918-414ca0ffe863', '\xdf4508c19563253b1b5fe06775ade54eaad171de724e5ce20fbdc4021e3dce3d', 201, '/v1/purchases/01a22d35-d206-7648-8240-c784edd9e542', '"v1"', '\x7b226964223a2230316132326433352d643230362d373634382d383234302d633738346564643965353432222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a2270656e64696e675f7061796d656e74222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a223936302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a223936302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a22756e70616964222c22706169645f616d6f756e74223a22302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-ca9f-75b4-8dc8-7d1d5185534e/purchases', 'd8552851-4e7c-41f2-b687-804860e8e8d1', '\xdf4508c19563253b1b5fe06775ade54eaad171de724e5ce20fbdc4021e3dce3d', 201, '/v1/purchases/01a22d35-d2b0-73b9-abe2-1910d701d259', '"v1"', '\x7b226964223a2230316132326433352d643262302d373362392d616265322d313931306437303164323539222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a2270656e64696e675f7061796d656e74222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a223936302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a223936302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a22756e70616964222c22706169645f616d6f756e74223a22302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/purchases/01a22d35-d2b0-73b9-abe2-1910d701d259/void', '9e95cef9-474f-459e-adb8-2cb8d49790a3', '\xcd19e367703bebb7794231ef67de17550fc70edc9e4457f25681e50f52230e8d', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d643262302d373362392d616265322d313931306437303164323539222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a22766f6964222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a223936302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a223936302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a22756e70616964222c22706169645f616d6f756e74223a22302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-ca9f-75b4-8dc8-7d1d5185534e/purchases', '3c2d1a98-f11d-4887-b87b-0ead2ff70120', '\xaf24ac051aec5630ad33e2541849c73e99a6199eb32ce5c9291f89c9e5140fec', 201, '/v1/purchases/01a22d35-d466-7557-9f48-82dc7d3c24b2', '"v1"', '\x7b226964223a2230316132326433352d643436362d373535372d396634382d383264633764336332346232222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a2270616964222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a223936302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a223936302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a2270616964222c22706169645f616d6f756e74223a223936302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431333a30303a30305a222c22706169645f6174223a22323033312d30312d32345431333a30303a30305a227d', '2031-01-24 13:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/purchases/01a22d35-d466-7557-9f48-82dc7d3c24b2/refund', '300113d4-3d76-4cce-bde0-a3f015ea59fa', '\xe67cc9a452b35eb1d999d6e8beb621655593d658b7ec6bfb0479cacd612de5b0', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d643436362d373535372d396634382d383264633764336332346232222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a22726566756e646564222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c226e6574223a223936302e3030222c227461785f72617465223a22302e3030222c22746178223a22302e3030222c2267726f7373223a223936302e3030222c2270726963655f6c6973745f6964223a6e756c6c2c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c227061796d656e745f7374617465223a2270616964222c22706169645f616d6f756e74223a223936302e3030222c22696e766f6963655f6e756d626572223a6e756c6c2c2265787465726e616c5f7265666572656e6365223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a3438302c22637265617465645f6174223a22323033312d30312d32345431333a30303a30305a222c22706169645f6174223a22323033312d30312d32345431333a30303a30305a227d', '2031-01-24 13:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '63cead2c-67c3-460e-82f2-82bb3094a035', '\x59c95964a605f089c22347636d371aebafd939826a166368ac20be943e62f2a4', 201, '/v1/sessions/01a22d35-d762-701f-9a98-4cfd9f57adfc', '"v1"', '\x7b226964223a2230316132326433352d643736322d373031662d396139382d346366643966353761646663222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31335431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31335431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31325431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31315431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-11 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-e833-701f-9070-45838b6905dd/cancel', '7cbbbf7e-cc39-432c-99ca-4b6a367fbcb8', '\x10bfb27c5087fcb072b12f610d255bdbe258dcf010ee3d36f4ae6c6d128332e1', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433352d653833332d373031662d393037302d343538333862363930356464222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a2263616e63656c6c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31395431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31395431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31385431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31385431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a7b226964223a2230316132326433352d653938622d373136612d383764662d633865636366623936376366222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c2273657373696f6e5f6964223a2230316132326433352d653833332d373031662d393037302d343538333862363930356464222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31395431313a30303a30305a222c227761697665645f6174223a6e756c6c2c2277616976655f726561736f6e223a6e756c6c7d7d', '2031-02-19 11:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/penalties/01a22d35-e98b-716a-87df-c8eccfb967cf/waive', '77390baa-96f6-4091-946a-78ecded726b6', '\x0694891991bf9c79323c518af4352da6a87d658551eaea8fdf8074e0760ab32f', 200, NULL, NULL, '\x7b226964223a2230316132326433352d653938622d373136612d383764662d633865636366623936376366222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c2273657373696f6e5f6964223a2230316132326433352d653833332d373031662d393037302d343538333862363930356464222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31395431313a30303a30305a222c227761697665645f6174223a22323033312d30332d30355431323a30303a30305a222c2277616976655f726561736f6e223a22696c6c6e657373227d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-dc9e-746d-93ce-2ee40e38b4d3/start', '72154dc6-5778-4603-8223-14834816e508', '\xd611268504f0f5c3f57cdc3036d15810763bbc01f6ab7986820d66777134ca2e', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d646339652d373436642d393363652d326565343065333862346433222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31345431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31345431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31335431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31325431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-14 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-dc9e-746d-93ce-2ee40e38b4d3/worksheet', '9d78fc74-cf7b-42c2-aba7-908947dc544c', '\xec697a3d81b3fb5ec2c28cbb05060d14304cb74effeccef6421c2d0818ac90ab', 201, '/v1/worksheets/01a22d35-df16-75ba-85fa-bd6775edd4d9', '"v1"', '\x7b226964223a2230316132326433352d646631362d373562612d383566612d626436373735656464346439222c2273657373696f6e5f6964223a2230316132326433352d646339652d373436642d393363652d326565343065333862346433222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31345431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433352d636334632d373463642d616338382d326136616230646638323266222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31345431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2268617070656e65645f6174223a22323033312d30322d31345431323a34373a31305a227d5d7d', '2031-02-14 12:47:10+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '0bf5fbda-03c8-41c6-8ac5-ea9f7ae19123', '\xde7020258788eb96d0885db25436f60f1492784a903e229c5f206ecf8e61038b', 201, '/v1/sessions/01a22d35-e05a-7026-9fff-fb777f490f91', '"v1"', '\x7b226964223a2230316132326433352d653035612d373032362d396666662d666237373766343930663931222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31355431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31355431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31345431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31335431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-13 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-e05a-7026-9fff-fb777f490f91/start', '395cda01-a4e0-4846-ac91-3e20ceb38773', '\x97bc8bf2ed2f586421aa83090cc7e9fe5f4786062a34f3b4292ba7bfc8c4feb1', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d653035612d373032362d396666662d666237373766343930663931222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31355431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31355431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31345431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31335431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-15 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-e05a-7026-9fff-fb777f490f91/worksheet', '222401bc-9829-48c5-870c-def8d15dcceb', '\x59eadd2f5580283578571170360bc32423885febc9fe22c2b82c952e15facc5a', 201, '/v1/worksheets/01a22d35-e28e-74ea-8955-771b821d7743', '"v1"', '\x7b226964223a2230316132326433352d653238652d373465612d383935352d373731623832316437373433222c2273657373696f6e5f6964223a2230316132326433352d653035612d373032362d396666662d666237373766343930663931222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31355431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433352d636334632d373463642d616338382d326136616230646638323266222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31355431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2268617070656e65645f6174223a22323033312d30322d31355431323a34373a31305a227d5d7d', '2031-02-15 12:47:10+00'),
	('01a22d35-cb9a-72f3-8875-09f206ab4e3f', 'POST', '/v1/worksheets/01a22d35-df16-75ba-85fa-bd6775edd4d9/dispute', '6a9634b6-32f4-45d4-b689-363ed9abc501', '\x91511eae0eac6bc45d0702b6439377a76963cde210f41dca92be7cca9bbfe3c5', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d646631362d373562612d383566612d626436373735656464346439222c2273657373696f6e5f6964223a2230316132326433352d646339652d373436642d393363652d326565343065333862346433222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a226469737075746564222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31345431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433352d636334632d373463642d616338382d326136616230646638323266222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31345431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2268617070656e65645f6174223a22323033312d30322d31345431323a34373a31305a227d2c7b2276657262223a2264697370757465222c227265766973696f6e223a312c226d657373616765223a22776520636f756e746564206c657373222c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a30316132326433352d636239612d373266332d383837352d303966323036616234653366222c2268617070656e65645f6174223a22323033312d30322d31365431323a30303a30305a227d5d7d', '2031-02-16 12:00:00+00'),
	('01a22d35-cb9a-72f3-8875-09f206ab4e3f', 'POST', '/v1/worksheets/01a22d35-e28e-74ea-8955-771b821d7743/confirm', '5adc076a-2a24-4a7a-9813-75825e6db184', '\x2475f83fa35ff49217d00c31af993ef85393e042a3b088059f49563f728b0e2f', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d653238652d373465612d383935352d373731623832316437373433222c2273657373696f6e5f6964223a2230316132326433352d653035612d373032362d396666662d666237373766343930663931222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a22636f6e6669726d6564222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31355431323a34373a31305a222c22636f6e6669726d65645f6174223a22323033312d30322d31365431323a30303a30305a222c22636f6e6669726d65645f6279223a22637573746f6d6572222c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433352d636334632d373463642d616338382d326136616230646638323266222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31355431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2268617070656e65645f6174223a22323033312d30322d31355431323a34373a31305a227d2c7b2276657262223a22636f6e6669726d222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a30316132326433352d636239612d373266332d383837352d303966323036616234653366222c2268617070656e65645f6174223a22323033312d30322d31365431323a30303a30305a227d5d7d', '2031-02-16 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '722404ef-369c-4ec7-9b15-78ce9a7cc24c', '\xbc482a41cbc8c29702ab808b043a34fbb7a7d05476a9911c9101bdc4181550ac', 201, '/v1/sessions/01a22d35-e619-77cf-8cc1-1e498fb4a436', '"v1"', '\x7b226964223a2230316132326433352d653631392d373763662d386363312d316534393866623461343336222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31385431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31365431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-16 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-e619-77cf-8cc1-1e498fb4a436/cancel', '8eed03b1-3413-406f-9878-5b9ea245cc7d', '\x9a9cb158984527284320bc62b0534b05afdbe1eac2cb55e9f5365f1025941801', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433352d653631392d373763662d386363312d316534393866623461343336222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a2263616e63656c6c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31385431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31365431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a7b226964223a2230316132326433352d653730662d373332632d613733332d373732393662316162353332222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c2273657373696f6e5f6964223a2230316132326433352d653631392d373763662d386363312d316534393866623461343336222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31385431313a30303a30305a222c227761697665645f6174223a6e756c6c2c2277616976655f726561736f6e223a6e756c6c7d7d', '2031-02-18 11:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '08ff3d3b-5059-4b77-9467-ffa30e2b1850', '\x7a6bac86325f3e330936909d2527c44d3f6b5298ea81a5a68b3bc068e3fa6be1', 201, '/v1/sessions/01a22d35-e833-701f-9070-45838b6905dd', '"v1"', '\x7b226964223a2230316132326433352d653833332d373031662d393037302d343538333862363930356464222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31395431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31395431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31385431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31385431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-18 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets', 'a603f988-7f74-43a9-898f-72e3d22ff94d', '\xf3de0f36cd28a6038ddca6b31624757b1d8ed3758414492d267ce0ce356a5a47', 201, '/v1/tickets/01a22d35-f3a6-75a4-8b02-08138a6cb0e4', '"v1"', '\x7b226964223a2230316132326433352d663361362d373561342d386230322d303831333861366362306534222c226e756d626572223a313030362c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '73ff3cfa-6f16-4a0e-8c0b-304abdb4d9a7', '\x02759148ed00ed5725b9a640255804dc79dd8aa5bb1eec3f95ab158bb026b69c', 201, '/v1/sessions/01a22d35-ebaa-71d3-8ad5-944f91679fc1', '"v1"', '\x7b226964223a2230316132326433352d656261612d373164332d386164352d393434663931363739666331222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d32315431323a30303a30305a222c22656e64735f6174223a22323033312d30322d32315431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d32305431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d32305431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-20 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-ebaa-71d3-8ad5-944f91679fc1/no-show', '90eefddf-398d-4737-9fd2-23c8d30ec7bf', '\xddec43e4b12e15e3349a8eb093367e5d38d57d2d3207a64d773dcbccf205c305', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433352d656261612d373164332d386164352d393434663931363739666331222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a226e6f5f73686f77222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d32315431323a30303a30305a222c22656e64735f6174223a22323033312d30322d32315431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d32305431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d32305431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a6e756c6c7d', '2031-02-21 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '78f43dbf-ef38-4e48-a740-e0c6175125a0', '\x4d20b603e3c9c6f213ffdd961cef689bde8267a4c0e79530fbc39b36ee3b50e2', 201, '/v1/sessions/01a22d35-ed72-7035-bd0c-1f74a6d5c4aa', '"v1"', '\x7b226964223a2230316132326433352d656437322d373033352d626430632d316637346136643563346161222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30355431303a30303a30305a222c22656e64735f6174223a22323033312d30332d30355431323a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30345431303a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-02 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions/01a22d35-ed72-7035-bd0c-1f74a6d5c4aa/start', 'b4af7350-9ee8-4caf-950b-3ac9eed328f4', '\x34f8b48972493ed870d4fa60c4759710d975c2e404d05e74a92e5a22303766a2', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d656437322d373033352d626430632d316637346136643563346161222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30355431303a30303a30305a222c22656e64735f6174223a22323033312d30332d30355431323a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30345431303a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a22323033312d30332d30355431303a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/sessions', '0328f2b2-6daf-47dc-8158-3025740c696e', '\xd407b8807914ad82dbf77b746d46259a6afab2f5a181e10e61d12d66f23e7ce2', 201, '/v1/sessions/01a22d35-ef32-717a-8b59-0c0850ede5e9', '"v1"', '\x7b226964223a2230316132326433352d656633322d373137612d386235392d306330383530656465356539222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a2230316132326433352d636565392d373635302d613235342d336234613535663234636138222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30385431323a30303a30305a222c22656e64735f6174223a22323033312d30332d30385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433352d636334632d373463642d616338382d326136616230646638323266225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c22637573746f6d6572735f6d61795f626f6f6b223a66616c73652c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-02 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-ca9f-75b4-8dc8-7d1d5185534e/adjustments', 'a447abba-fb7f-423c-a508-317ed5648581', '\x82b1f59d7651ecb91370d55c5c18b36a7eda1d236973ada5446198c7112ce2e8', 201, '/v1/adjustments/01a22d35-f016-7424-93e1-584099194360', NULL, '\x7b226964223a2230316132326433352d663031362d373432342d393365312d353834303939313934333630222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c226b696e64223a22636f7272656374696f6e222c226d696e75746573223a2d33302c22726561736f6e223a22656e7465726564207477696365222c22656e7472795f6964223a2230316132326433352d663033652d373561652d616162652d393134613462393732666433222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2272657665727365645f6174223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/customers/01a22d35-ca9f-75b4-8dc8-7d1d5185534e/adjustments', 'ff8f7d6f-3dfd-41fd-8ed9-194c034b56cd', '\xf9178bf77c2f5786fb9211c7b148585a4dd23734d3cdd6545df7a7994692ed3a', 201, '/v1/adjustments/01a22d35-f0e2-7711-b3a6-dc71fee8fd50', NULL, '\x7b226964223a2230316132326433352d663065322d373731312d623361362d646337316665653866643530222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c226b696e64223a22636f7272656374696f6e222c226d696e75746573223a33302c22726561736f6e223a22676f6f6477696c6c222c22656e7472795f6964223a2230316132326433352d663131612d373131662d383138632d633437303537653830326339222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2272657665727365645f6174223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets', '409b394e-fdfd-474a-9aa7-93de7c97882b', '\xf3de0f36cd28a6038ddca6b31624757b1d8ed3758414492d267ce0ce356a5a47', 201, '/v1/tickets/01a22d35-f523-7221-b59b-413939164141', '"v1"', '\x7b226964223a2230316132326433352d663532332d373232312d623539622d343133393339313634313431222c226e756d626572223a313030372c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets', '3654e152-2bdc-41be-a7af-26970d864aae', '\xf3de0f36cd28a6038ddca6b31624757b1d8ed3758414492d267ce0ce356a5a47', 201, '/v1/tickets/01a22d35-f636-770c-aed4-1b0f847e0ef1', '"v1"', '\x7b226964223a2230316132326433352d663633362d373730632d616564342d316230663834376530656631222c226e756d626572223a313030382c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets', '04573573-c965-4d36-9370-147712ab42cc', '\xf3de0f36cd28a6038ddca6b31624757b1d8ed3758414492d267ce0ce356a5a47', 201, '/v1/tickets/01a22d35-f763-7100-8018-7fc0a2286a8a', '"v1"', '\x7b226964223a2230316132326433352d663736332d373130302d383031382d376663306132323836613861222c226e756d626572223a313030392c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets', '6472710e-283e-467e-9afb-2c4344c260d7', '\xf3de0f36cd28a6038ddca6b31624757b1d8ed3758414492d267ce0ce356a5a47', 201, '/v1/tickets/01a22d35-f8eb-752b-a463-5df9f9a65ea2', '"v1"', '\x7b226964223a2230316132326433352d663865622d373532622d613436332d356466396639613635656132222c226e756d626572223a313031302c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets/01a22d35-f523-7221-b59b-413939164141/attachments', 'de7b9b86-9dc9-497b-a1fe-38cb7cf00c32', '\x757e5db1e14f87e0d596999b678b07399cf9e3b776775deb18a72f738aa220de', 201, '/v1/attachments/01a22d35-f9f7-7216-abd6-d9a3690e7f4c', NULL, '\x7b226964223a2230316132326433352d663966372d373231362d616264362d643961333639306537663463222c227469636b65745f6964223a2230316132326433352d663532332d373232312d623539622d343133393339313634313431222c226d6573736167655f6964223a6e756c6c2c226e616d65223a226170702e6c6f67222c226d656469615f74797065223a22746578742f706c61696e222c2273697a655f6279746573223a31392c22736861323536223a2261646331346334386631303161643665393262663030653232323466376333633431633534633464303334646632376230333433333636616563313261373836222c22726566757365645f726561736f6e223a6e756c6c2c226163746f72223a226b65793a38393632303163312d613238642d343861312d396232612d373533653136336535373563222c2261747461636865645f6174223a22323033312d30332d30355431303a30303a30305a227d', '2031-03-05 10:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-f523-7221-b59b-413939164141/replies', 'bbeaf725-9567-4c1d-b6c0-da7dd72d63da', '\x336cde2e0f4339a6d7d020411f9dde27481ddbad0ceedfc925a9343149694599', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d663532332d373232312d623539622d343133393339313634313431222c226e756d626572223a313030372c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a312c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-f523-7221-b59b-413939164141/replies', '946ecd68-4482-40e2-b802-41f0690e91b3', '\x336cde2e0f4339a6d7d020411f9dde27481ddbad0ceedfc925a9343149694599', 200, NULL, '"v3"', '\x7b226964223a2230316132326433352d663532332d373232312d623539622d343133393339313634313431222c226e756d626572223a313030372c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a322c226d65737361676573223a332c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-f523-7221-b59b-413939164141/replies', '9cef8e4a-abf1-4435-9faf-7600fd0836fc', '\x336cde2e0f4339a6d7d020411f9dde27481ddbad0ceedfc925a9343149694599', 200, NULL, '"v4"', '\x7b226964223a2230316132326433352d663532332d373232312d623539622d343133393339313634313431222c226e756d626572223a313030372c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b7b226964223a2230316132326433352d666435342d373231622d626139342d643533653532353733623434222c227469636b65745f6964223a2230316132326433352d663532332d373232312d623539622d343133393339313634313431222c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c22737461747573223a226f70656e222c226475655f6174223a22323033312d30332d31305431303a30303a30305a222c226f7574636f6d65223a6e756c6c2c226e6f7465223a6e756c6c2c2272657472795f6174223a6e756c6c2c22617474656d707473223a302c226f70656e65645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a332c226d65737361676573223a342c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/tickets/01a22d35-f8eb-752b-a463-5df9f9a65ea2/close', '7d07bdcf-c1cf-4b2c-b5d2-ee869038a917', '\xd395ee287f21eb0882983cc29e124b3708cd863a3ed9b6f8bc86a6b4cadb2a76', 200, NULL, '"v3"', '\x7b226964223a2230316132326433352d663865622d373532622d613436332d356466396639613635656132222c226e756d626572223a313031302c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a22636c6f736564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a22323033312d30332d30355431303a30303a30305a227d', '2031-03-05 10:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/people', 'f6025b7c-b67e-4601-922c-58a0a8ce1c46', '\xfcabef29644a09ae0c5feff4f668beb5180edbed02db66c51b4f7a9eac9c9b60', 201, '/v1/people/01a22d36-02b8-7205-afcf-e9a012d4a5ae', NULL, '\x7b226964223a2230316132326433362d303262382d373230352d616663662d653961303132643461356165222c226e616d65223a2248616e61222c22656d61696c223a2264336263643465652d333062332d343162642d386631652d656461633539353031303338406578616d706c652e636f6d222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a227d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/keys', '965a8c6c-801b-4955-82f7-ddbd2b47a058', '\x4fcb5decca12eee31fe654b2b59f4318087101a89d971ffc56b68a6d22b15ebd', 201, '/v1/keys/01a22d36-03b4-7393-8d99-a46886a576de', NULL, NULL, '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/people', 'b8b87e7c-606a-480c-9453-74dabef44b2f', '\xd697f93bb1722422301b8eacba241675ffcad80f25e1d1bbce052778c506bbdd', 201, '/v1/people/01a22d36-0435-71fa-931a-9b09f2be9ddb', NULL, '\x7b226964223a2230316132326433362d303433352d373166612d393331612d396230396632626539646462222c226e616d65223a2248616e61222c22656d61696c223a2233653732383563382d633063632d346563312d623962372d616261356233373337366362406578616d706c652e636f6d222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a227d', '2031-03-05 12:00:00+00');
INSERT INTO public.idempotency_key VALUES
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/keys', 'ab65c2ed-9396-4516-989a-8c1f996bdf6c', '\xe7d70d7e8fd8d12c67ee3d11ebf12d095addab9c16c36fb3c491864f12412555', 201, '/v1/keys/01a22d36-04be-712e-95ac-c03220a29cbe', NULL, NULL, '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/people', '76f032c8-eb7f-4739-8533-226e4cba2798', '\x769ad0a79c2f28b5bc37f7c28e1e91c5a6a274fceceeb476e00c29c32838ad7a', 201, '/v1/people/01a22d36-0555-7097-8d59-8f2cd4b4d167', NULL, '\x7b226964223a2230316132326433362d303535352d373039372d386435392d386632636434623464313637222c226e616d65223a2248616e61222c22656d61696c223a2234376533393333382d613637392d343836312d623833642d366631393062643763616466406578616d706c652e636f6d222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a227d', '2031-03-05 12:00:00+00'),
	('896201c1-a28d-48a1-9b2a-753e163e575c', 'POST', '/v1/keys', '3d9625a4-9ae3-48ef-a41b-1ae6212c41f3', '\xbcd2f11d849f5c36c2b8dc3233afd20b691807c608834511b0dfc8ebb5831572', 201, '/v1/keys/01a22d36-05a8-73d5-a4fc-ade2e995ba0f', NULL, NULL, '2031-03-05 12:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-f636-770c-aed4-1b0f847e0ef1/replies', '6bb7c58d-b3c0-41ff-baec-7cef607c2c04', '\xc35590996c3e3e90227c143e69733bd3221f4680d6b71b64bb1120d46f56b842', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d663633362d373730632d616564342d316230663834376530656631222c226e756d626572223a313030382c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a2277616974696e675f666f725f637573746f6d6572222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a22706175736564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a312c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-f763-7100-8018-7fc0a2286a8a/replies', '20a31cb8-229a-4a6e-b20b-28691a547e91', '\x07164e9cfe810e8ac065a27962a7007f9d4cd3f4084b2fa3fba3ad6157f69e28', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d663736332d373130302d383031382d376663306132323836613861222c226e756d626572223a313030392c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a227265736f6c766564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', 'POST', '/v1/tickets/01a22d35-f8eb-752b-a463-5df9f9a65ea2/replies', 'e31aff06-82f3-4cad-b23a-592a913009b1', '\x523bc77b10bd95bf73a59d4295e3e0668aac3f18d767db6dd54ab41f37e17f24', 200, NULL, '"v2"', '\x7b226964223a2230316132326433352d663865622d373532622d613436332d356466396639613635656132222c226e756d626572223a313031302c22637573746f6d65725f6964223a2230316132326433352d636139662d373562342d386463382d376431643531383535333465222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a227265736f6c766564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('01a22d36-05a8-73d5-a4fc-ade2e995ba0f', 'POST', '/v1/people', '657a1e61-3baa-4dc9-b5af-531d3d4391c9', '\xb45a7e49eed3616dd6af30699fc0845efb84188165882878c4008d9c65e61d08', 201, '/v1/people/01a22d36-06e8-731e-b377-176d166037bd', NULL, '\x7b226964223a2230316132326433362d303665382d373331652d623337372d313736643136363033376264222c226e616d65223a2248616e61222c22656d61696c223a2231386137346436612d666565392d346430382d623137372d613738306664373164613239406578616d706c652e636f6d222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a227d', '2031-03-05 12:00:00+00'),
	('01a22d36-05a8-73d5-a4fc-ade2e995ba0f', 'POST', '/v1/keys', '2b0cbfa6-74c2-48c7-a563-bc9867390b07', '\x0ee9d616529f19b5e11e3a37dfe066fe4351f11233217b9c892993e7d706c727', 201, '/v1/keys/01a22d36-0765-70b7-b163-6ed69032d991', NULL, NULL, '2031-03-05 12:00:00+00'),
	('01a22d36-0765-70b7-b163-6ed69032d991', 'POST', '/v1/customers/01a22d35-6d67-7239-8cc2-300bd090a719/adjustments', '3a21bfb1-1902-44f4-81b4-a61862977d31', '\xd23634202ee8621eb3b0a4063b60abe632b84f25cbe22978adaca5b65f4cb49c', 202, '/v1/approvals/01a22d36-0a02-703c-96ca-6e14d5985093', '"v1"', '\x7b226964223a2230316132326433362d306130322d373033632d393663612d366531346435393835303933222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c226b696e64223a2261646a7573746d656e74222c227375626a6563745f6964223a6e756c6c2c226d696e75746573223a31302c22616d6f756e74223a6e756c6c2c2263757272656e6379223a6e756c6c2c22726561736f6e223a22676f6f6477696c6c222c226f766572726964655f726561736f6e223a6e756c6c2c226372656469745f6e6f74655f6e756d626572223a6e756c6c2c22737461747573223a2270656e64696e675f617070726f76616c222c227265717565737465645f6279223a2230316132326433362d303665382d373331652d623337372d313736643136363033376264222c227265717565737465645f6174223a22323033312d30332d30355431323a30303a30305a222c22657870697265735f6174223a22323033312d30332d31395431323a30303a30305a222c22646563696465645f6279223a6e756c6c2c22646563696465645f6174223a6e756c6c2c226465636973696f6e5f726561736f6e223a6e756c6c2c22656e7472795f6964223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('01a22d36-0765-70b7-b163-6ed69032d991', 'POST', '/v1/customers/01a22d35-6d67-7239-8cc2-300bd090a719/adjustments', 'b465e73e-5df8-44e9-b9e1-074136cda152', '\xd23634202ee8621eb3b0a4063b60abe632b84f25cbe22978adaca5b65f4cb49c', 202, '/v1/approvals/01a22d36-0b6f-715e-82a7-7a6ffb6548ab', '"v1"', '\x7b226964223a2230316132326433362d306236662d373135652d383261372d376136666662363534386162222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c226b696e64223a2261646a7573746d656e74222c227375626a6563745f6964223a6e756c6c2c226d696e75746573223a31302c22616d6f756e74223a6e756c6c2c2263757272656e6379223a6e756c6c2c22726561736f6e223a22676f6f6477696c6c222c226f766572726964655f726561736f6e223a6e756c6c2c226372656469745f6e6f74655f6e756d626572223a6e756c6c2c22737461747573223a2270656e64696e675f617070726f76616c222c227265717565737465645f6279223a2230316132326433362d303665382d373331652d623337372d313736643136363033376264222c227265717565737465645f6174223a22323033312d30332d30355431323a30303a30305a222c22657870697265735f6174223a22323033312d30332d31395431323a30303a30305a222c22646563696465645f6279223a6e756c6c2c22646563696465645f6174223a6e756c6c2c226465636973696f6e5f726561736f6e223a6e756c6c2c22656e7472795f6964223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('01a22d36-05a8-73d5-a4fc-ade2e995ba0f', 'POST', '/v1/approvals/01a22d36-0b6f-715e-82a7-7a6ffb6548ab/reject', '78c463eb-8092-4bbd-853d-e9aef154c24b', '\xa7e4d244f52d48da8e1c4daa74c993cae4784e8583cdecb29281f9b93a85b2a0', 200, NULL, '"v2"', '\x7b226964223a2230316132326433362d306236662d373135652d383261372d376136666662363534386162222c22637573746f6d65725f6964223a2230316132326433352d366436372d373233392d386363322d333030626430393061373139222c226b696e64223a2261646a7573746d656e74222c227375626a6563745f6964223a6e756c6c2c226d696e75746573223a31302c22616d6f756e74223a6e756c6c2c2263757272656e6379223a6e756c6c2c22726561736f6e223a22676f6f6477696c6c222c226f766572726964655f726561736f6e223a6e756c6c2c226372656469745f6e6f74655f6e756d626572223a6e756c6c2c22737461747573223a2272656a6563746564222c227265717565737465645f6279223a2230316132326433362d303665382d373331652d623337372d313736643136363033376264222c227265717565737465645f6174223a22323033312d30332d30355431323a30303a30305a222c22657870697265735f6174223a22323033312d30332d31395431323a30303a30305a222c22646563696465645f6279223a2230316132326433362d303535352d373039372d386435392d386632636434623464313637222c22646563696465645f6174223a22323033312d30332d30355431323a30303a30305a222c226465636973696f6e5f726561736f6e223a22697420776173206e6f74206f757273222c22656e7472795f6964223a6e756c6c7d', '2031-03-05 12:00:00+00');
INSERT INTO public.ledger_account VALUES
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '00000000-0000-0000-0000-000000000004', 'expired', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '00000000-0000-0000-0000-000000000006', 'debt', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '00000000-0000-0000-0000-000000000001', 'purchased', -5280, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '00000000-0000-0000-0000-000000000005', 'refunded', 480, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-7f6a-7292-932e-3ca0c7b654ff', 'lot', 0, 0, 2, '2031-01-24 13:00:00+00', NULL, NULL, 960.0000, 'EUR', 480, 960.0000),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-834d-761a-a2fb-7b5cb5d5c0d1', 'hold', 0, 0, 4, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-872a-7137-be92-fac94df7a57e', 'billed', 50, 0, 5, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-88e6-77c2-8b61-396bfdc46105', 'hold', 0, 0, 6, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-8a6e-725e-99fd-f1988a4a90c3', 'billed', 50, 0, 7, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-8b3c-754b-9d40-1ca1869071ad', 'hold', 0, 0, 8, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '00000000-0000-0000-0000-000000000002', 'consumed', 50, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-8d87-7334-8089-f91a97970640', 'billed', 0, 0, 9, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-910a-747f-bb0e-bbbd2ec276f1', 'hold', 0, 0, 11, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-95d2-70e4-a537-2081c2dc3437', 'hold', 0, 0, 14, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '00000000-0000-0000-0000-000000000003', 'penalties', 120, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-9afe-77c3-89b9-b3d88084842a', 'hold', 0, 0, 18, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-9dd5-769e-b855-4baf52f94a31', 'hold', 120, 0, 20, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-a036-7110-9bc4-a254db37dba7', 'hold', 120, 0, 21, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'lot', 4260, 240, 1, '2031-01-24 12:00:00+00', NULL, NULL, 960.0000, 'EUR', 4800, 9600.0000),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '00000000-0000-0000-0000-000000000007', 'adjusted', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', '01a22d35-a37c-71f1-b1a2-c350bc002e6d', 'lot', 30, 0, 23, '2031-03-05 12:00:00+00', NULL, NULL, 0.0000, NULL, 30, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '00000000-0000-0000-0000-000000000004', 'expired', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '00000000-0000-0000-0000-000000000006', 'debt', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '00000000-0000-0000-0000-000000000001', 'purchased', -5280, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '00000000-0000-0000-0000-000000000005', 'refunded', 480, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-d466-7557-9f48-82dc7d3c24b2', 'lot', 0, 0, 2, '2031-01-24 13:00:00+00', NULL, NULL, 960.0000, 'EUR', 480, 960.0000),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-d762-701f-9a98-4cfd9f57adfc', 'hold', 0, 0, 4, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-d9fe-74ba-be42-ebb484f1e002', 'billed', 50, 0, 5, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-dc9e-746d-93ce-2ee40e38b4d3', 'hold', 0, 0, 6, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-df16-75ba-85fa-bd6775edd4d9', 'billed', 50, 0, 7, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-e05a-7026-9fff-fb777f490f91', 'hold', 0, 0, 8, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '00000000-0000-0000-0000-000000000002', 'consumed', 50, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-e28e-74ea-8955-771b821d7743', 'billed', 0, 0, 9, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-e619-77cf-8cc1-1e498fb4a436', 'hold', 0, 0, 11, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-e833-701f-9070-45838b6905dd', 'hold', 0, 0, 14, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '00000000-0000-0000-0000-000000000003', 'penalties', 120, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-ebaa-71d3-8ad5-944f91679fc1', 'hold', 0, 0, 18, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-ed72-7035-bd0c-1f74a6d5c4aa', 'hold', 120, 0, 20, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-ef32-717a-8b59-0c0850ede5e9', 'hold', 120, 0, 21, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'lot', 4260, 240, 1, '2031-01-24 12:00:00+00', NULL, NULL, 960.0000, 'EUR', 4800, 9600.0000),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '00000000-0000-0000-0000-000000000007', 'adjusted', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', '01a22d35-f0e2-7711-b3a6-dc71fee8fd50', 'lot', 30, 0, 23, '2031-03-05 12:00:00+00', NULL, NULL, 0.0000, NULL, 30, NULL);
INSERT INTO public.ledger_closing VALUES
	(true, NULL);
INSERT INTO public.ledger_entry VALUES
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 1, '01a22d35-7b17-7044-8b10-2c7bf0b553d1', 'purchase', 'purchase:01a22d35-7b17-7044-8b10-2c7a83de4336', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 4800, 0, 0, 0, '\x134086f9ab16596f8559460b708006857e2ef52b8b47e9dd645cf04c71cc1bca', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 2, '01a22d35-7f6b-724a-8e6e-95b27d160102', 'purchase', 'purchase:01a22d35-7f6a-7292-932e-3ca0c7b654ff', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 5280, 0, 0, 0, '\x391df0fdd6079fe61e29690a5b5507ec0d67209fc8b9652ee40de14842554ce3', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 3, '01a22d35-809a-77e3-b52a-3e32bdf1f4da', 'refund', 'purchase:01a22d35-7f6a-7292-932e-3ca0c7b654ff:refund:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 4800, 0, 0, 0, '\x7f9dc9cf3797e0a2489d8318d7a9912197db97ebbe6af6c677c7d0a783345af0', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 4, '01a22d35-834d-761a-a2fb-7b5dfb20626c', 'hold', 'session:01a22d35-834d-761a-a2fb-7b5cb5d5c0d1:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-11 12:00:00+00', '2031-02-13', NULL, false, NULL, NULL, 4680, 120, 0, 0, '\x94d3433bec2b8b88fd926f598a801dc0df49e0cf84892c0e51ea56ef51c971f1', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 5, '01a22d35-872b-70ec-9d48-bc4c32014122', 'deduction', 'worksheet:01a22d35-872a-7137-be92-fac94df7a57e:deduction', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '2031-02-13', NULL, false, NULL, 480, 4750, 0, 50, 0, '\xe115fd419ff001bbcbb3610b8382e16e1c329b89ca7554cf29000f90231b6378', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 6, '01a22d35-88e7-7237-9562-7c689e004e9c', 'hold', 'session:01a22d35-88e6-77c2-8b61-396bfdc46105:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '2031-02-14', NULL, false, NULL, NULL, 4630, 120, 50, 0, '\x00b1288dba14c724477af75bae273f88186e23f34ab056f84725fac02bd6eedc', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 7, '01a22d35-8a6f-71e0-a354-73ef3a3a495e', 'deduction', 'worksheet:01a22d35-8a6e-725e-99fd-f1988a4a90c3:deduction', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '2031-02-14', NULL, false, NULL, 480, 4700, 0, 100, 0, '\x30f90f4e82cd2f05ef35d062c868d409df99ce62bcc7a13f8cf033a7028b09e0', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 8, '01a22d35-8b3c-754b-9d40-1ca290d3ea53', 'hold', 'session:01a22d35-8b3c-754b-9d40-1ca1869071ad:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '2031-02-15', NULL, false, NULL, NULL, 4580, 120, 100, 0, '\xb2f0d89ba75099dc90a683f15c654ee219e1e235a32fb3298e731c9af72e08d2', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 9, '01a22d35-8d87-7334-8089-f91be24ccd43', 'deduction', 'worksheet:01a22d35-8d87-7334-8089-f91a97970640:deduction', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:47:10+00', '2031-02-15', NULL, false, NULL, 480, 4650, 0, 150, 0, '\xbbc416105453586a9965207872b7d5ea3221b35becd124423db88075cfea4af9', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 10, '01a22d35-8fde-707b-89bd-ef714ae09273', 'confirmation', 'worksheet:01a22d35-8d87-7334-8089-f91a97970640:confirmation', 'key:01a22d35-71cc-7401-9ca8-ce36b157dcd3', '2031-02-16 12:00:00+00', '2031-02-16', NULL, false, NULL, NULL, 4650, 0, 100, 0, '\xa4205aaddaa6f55f7e40e63c154455f11fdb33a450593857bf56ad93090af1e9', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 11, '01a22d35-910b-73a8-8118-ece8144d8d60', 'hold', 'session:01a22d35-910a-747f-bb0e-bbbd2ec276f1:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-16 12:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4530, 120, 100, 0, '\xcf18f12fec55e4f8b1d7279440c8e475057c915fc80ba614146626c6a0bd0c9a', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 12, '01a22d35-939e-71d6-96fa-b5b6174e8f99', 'release', 'session:01a22d35-910a-747f-bb0e-bbbd2ec276f1:release:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4650, 0, 100, 0, '\x024aaf2d78be6aa944a8715a19d53d2e1feb2144c035a4814974922216d9cd10', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 13, '01a22d35-939f-766c-869f-be675c890e6f', 'penalty', 'session:01a22d35-910a-747f-bb0e-bbbd2ec276f1:late_cancellation:penalty', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\x11f8112ed4cc5acc27c49b40dd86f989af96a270672f1971565bf1a7a6915856', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 14, '01a22d35-95d3-72f5-a599-e265e3264f31', 'hold', 'session:01a22d35-95d2-70e4-a537-2081c2dc3437:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 12:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\x0f84c6fc5d3addfc5792974c09bcab39cedb6ae17794f377429ea80841f0a2e6', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 15, '01a22d35-96f2-7216-9249-eac50b49c3e8', 'release', 'session:01a22d35-95d2-70e4-a537-2081c2dc3437:release:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\x37b33686f286e20c62b6cf8ea7aad913f788b63221e0e69ee67a0bebcbeee70d', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 16, '01a22d35-96f3-70a0-b1e7-e15440dd4da0', 'penalty', 'session:01a22d35-95d2-70e4-a537-2081c2dc3437:late_cancellation:penalty', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4410, 0, 100, 0, '\xe5064c9fe31eaed253f63093c75b4ecbb896e8fac11a7e7cfc21fa1ed6d33a5a', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 17, '01a22d35-991f-7604-a3b1-48743d7ebeea', 'reversal', 'reversal:01a22d35-96f3-70a0-b1e7-e15440dd4da0', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-03-05', '01a22d35-96f3-70a0-b1e7-e15440dd4da0', false, '\xfb3efbaa06308c3f6f96e6a42ac7793965b12e05efc6c8c8476ddcd7b051836a', NULL, 4530, 0, 100, 0, '\x7b604e40a93b4e9cb4075c09dce95a871413b397597900bc9cf74fbee53284e9', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 18, '01a22d35-9aff-75be-b3fb-a7c7eddf718b', 'hold', 'session:01a22d35-9afe-77c3-89b9-b3d88084842a:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-02-21', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\xd9a5866293cfab7b670167f6be4f787168e906b3cb9515aa379c631e7891893c', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 19, '01a22d35-9c7f-7741-8e37-ef18abd106b5', 'release', 'session:01a22d35-9afe-77c3-89b9-b3d88084842a:release:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-02-21', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\x04a8f3ca67264c97aa9225937370e8df3c0e9bb01bfd828b08236b9e492bc3db', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 20, '01a22d35-9dd6-7097-b632-11b87970214a', 'hold', 'session:01a22d35-9dd5-769e-b855-4baf52f94a31:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\xfe3528952098225bd83595240e86a83bb67fc5d00a598e62a84e0778d138d1ad', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 21, '01a22d35-a037-76f3-8aec-3610c767f988', 'hold', 'session:01a22d35-a036-7110-9bc4-a254db37dba7:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-03-08', NULL, false, NULL, NULL, 4290, 240, 100, 0, '\xa272a05175d0f310ee2aaced30853a8fceb1f1005bcfa71e9b6b364b274ab302', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 22, '01a22d35-a230-7257-9044-c8c6586ed737', 'adjustment', 'adjustment:01a22d35-a1de-74c6-99cf-175f93db4467', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, '\x799ce888f423aa15efbe7254ea86a768f1b5251e174ea43a8dd680ec91e02c80', 480, 4260, 240, 100, 0, '\x9cfc8ee3e66210f7cfa56a349505e8cf839400dabdcbca954da7cfcb1df819d3', 2),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 23, '01a22d35-a39a-7115-a111-173fa618be98', 'adjustment', 'adjustment:01a22d35-a37c-71f1-b1a2-c350bc002e6d', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, '\x22b52303ccb5f85059d0afc7fd58bdbe7da72bd0054fef02b671b8062ab2d1b3', NULL, 4290, 240, 100, 0, '\x4e161ccbd377f734d8eda9b744c4840e081d2785439d26f658905d824d2b3f45', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 1, '01a22d35-d0bc-7363-bc2a-956d04e986d9', 'purchase', 'purchase:01a22d35-d0bb-7128-980c-57f58af7ea89', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 12:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 4800, 0, 0, 0, '\xf506fcefe8af82e28fece9adeb7defcb81e40e0e96aeeaadb75594f5e87d20e5', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 2, '01a22d35-d467-75b5-8bef-4d023fc23e7e', 'purchase', 'purchase:01a22d35-d466-7557-9f48-82dc7d3c24b2', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 5280, 0, 0, 0, '\x1153663c0fb91fc6f704726f26d8616e693ba8ef57984ed4a50c377cbc7253b0', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 3, '01a22d35-d5a0-7275-90be-89210f39f161', 'refund', 'purchase:01a22d35-d466-7557-9f48-82dc7d3c24b2:refund:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-01-24 13:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 4800, 0, 0, 0, '\x5c6c2e3a6d374eab5f9df4a56313305e62ffef5c4b64fb6d8b46ae86cc46556e', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 4, '01a22d35-d763-74da-b6c6-f70d35625b2b', 'hold', 'session:01a22d35-d762-701f-9a98-4cfd9f57adfc:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-11 12:00:00+00', '2031-02-13', NULL, false, NULL, NULL, 4680, 120, 0, 0, '\x3c946bce577a2f24ea922a4e6ef689335fd338736e54292edd1870cc8e6eacd8', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 5, '01a22d35-d9ff-770a-bdf0-b6a98e7fb749', 'deduction', 'worksheet:01a22d35-d9fe-74ba-be42-ebb484f1e002:deduction', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '2031-02-13', NULL, false, NULL, 480, 4750, 0, 50, 0, '\xc5801ce2f00ab19cd562da51bf6ca81aa3b040154fb799e87d5dd470959a1998', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 6, '01a22d35-dc9f-7398-bf1e-cb695889bdd2', 'hold', 'session:01a22d35-dc9e-746d-93ce-2ee40e38b4d3:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00', '2031-02-14', NULL, false, NULL, NULL, 4630, 120, 50, 0, '\xb090b333d0bca7c8f27de58f7581416c8487247b7f5f2a70e66f44751a6573ae', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 7, '01a22d35-df17-75e8-9e82-2e10e564d392', 'deduction', 'worksheet:01a22d35-df16-75ba-85fa-bd6775edd4d9:deduction', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '2031-02-14', NULL, false, NULL, 480, 4700, 0, 100, 0, '\x051f501ed29e37a3e6317fc03e6a7b8edff163ff1220100e6b182aa5e1640f5a', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 8, '01a22d35-e05b-7627-838d-b9b694b443f8', 'hold', 'session:01a22d35-e05a-7026-9fff-fb777f490f91:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00', '2031-02-15', NULL, false, NULL, NULL, 4580, 120, 100, 0, '\xe692249f5778a81693a8eb79700759d68a9d17b356875d34352bcc543ba54614', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 9, '01a22d35-e28f-742e-9069-0d1ecd8ff832', 'deduction', 'worksheet:01a22d35-e28e-74ea-8955-771b821d7743:deduction', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:47:10+00', '2031-02-15', NULL, false, NULL, 480, 4650, 0, 150, 0, '\xcd3edbc1e3ee5121fa5dad2f40cac2bedbc4396a1c7f48b88b7093d5992da2e4', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 10, '01a22d35-e4c6-70be-8c34-47fa8b28524a', 'confirmation', 'worksheet:01a22d35-e28e-74ea-8955-771b821d7743:confirmation', 'key:01a22d35-cb9a-72f3-8875-09f206ab4e3f', '2031-02-16 12:00:00+00', '2031-02-16', NULL, false, NULL, NULL, 4650, 0, 100, 0, '\x47d06ce1496a3ea04d45a61fbfc04e22888ecd63e5aeef710d1a9697f4765652', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 11, '01a22d35-e619-77cf-8cc1-1e4ac471920d', 'hold', 'session:01a22d35-e619-77cf-8cc1-1e498fb4a436:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-16 12:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4530, 120, 100, 0, '\x41b0dd09cebb32c32c64069b718c3939890dcc4852c20ab6048474eb87819a39', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 12, '01a22d35-e70f-732c-a733-7727cd0fc2e4', 'release', 'session:01a22d35-e619-77cf-8cc1-1e498fb4a436:release:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4650, 0, 100, 0, '\x44198c7ad2ca4e0131634f7a075edf43580f55eba99b6091654435ddbbf9d6d9', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 13, '01a22d35-e70f-732c-a733-772813655993', 'penalty', 'session:01a22d35-e619-77cf-8cc1-1e498fb4a436:late_cancellation:penalty', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 11:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\x4e647239438c97f06c777d7f111f3d7b04aab4206472d7de20d13f9c4d9eb3d6', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 14, '01a22d35-e833-701f-9070-4584f537881d', 'hold', 'session:01a22d35-e833-701f-9070-45838b6905dd:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-18 12:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\x807dc31b8b512dbcf4e5d22c1bfac08f97e06bd9ba4992aa04e45d82e6294b94', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 15, '01a22d35-e98a-7297-8b2a-bad30e03361b', 'release', 'session:01a22d35-e833-701f-9070-45838b6905dd:release:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\xc5decb07227ef811c012bcd7d69959a09fb93a5733306f385fdf7f705486bfcd', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 16, '01a22d35-e98b-716a-87df-c8ebbf77239c', 'penalty', 'session:01a22d35-e833-701f-9070-45838b6905dd:late_cancellation:penalty', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-19 11:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4410, 0, 100, 0, '\x561a4e76354199cd1ac6b40ee49a9404a302ce14928baac25607eb5f6c192b0d', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 17, '01a22d35-ea69-75ee-bca1-5e022fb1b512', 'reversal', 'reversal:01a22d35-e98b-716a-87df-c8ebbf77239c', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-03-05', '01a22d35-e98b-716a-87df-c8ebbf77239c', false, '\xb4d4f9a1c8272bcd4cd37de7e4bed2e369c7c205767703791e977fdd4f771910', NULL, 4530, 0, 100, 0, '\xa32f6f0a22c4922d8a493c06bb58ea848132ac46ff8278c8a5e7fae06918f21a', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 18, '01a22d35-ebab-77dd-80e7-109d61d9ab0a', 'hold', 'session:01a22d35-ebaa-71d3-8ad5-944f91679fc1:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-02-21', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\x61f48be0709a3d54a15ac842b9f09b4ca221ec24c218daf427512cbc14e69c39', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 19, '01a22d35-ec9e-7651-a891-341a3dbf34a5', 'release', 'session:01a22d35-ebaa-71d3-8ad5-944f91679fc1:release:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-02-21', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\xd6cb140f07247f1c7d42ee6ed7ab9000503880059c04be7f2cb9216403c3a35c', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 20, '01a22d35-ed72-7035-bd0c-1f7579718a70', 'hold', 'session:01a22d35-ed72-7035-bd0c-1f74a6d5c4aa:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\x991b6beecb4d191cb0f56937b9202797c97a5bc1fed050eda7820639cc00d59a', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 21, '01a22d35-ef32-717a-8b59-0c09fbf7f52d', 'hold', 'session:01a22d35-ef32-717a-8b59-0c0850ede5e9:hold:1', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-03-08', NULL, false, NULL, NULL, 4290, 240, 100, 0, '\xffc7cfba25204dd4a259b13ef020e6fb4b6e821be33cd10ab390cda85d7f4d9d', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 22, '01a22d35-f03e-75ae-aabe-914a4b972fd3', 'adjustment', 'adjustment:01a22d35-f016-7424-93e1-584099194360', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, '\x45befa2046871c8da2321ff317d2414424b53a07435297f73e279c5e0b1924a9', 480, 4260, 240, 100, 0, '\x90c71fbae9f3fea42fb61efc34ed9a1aeb756be34fca91845d7c2eadac9ebce1', 2),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 23, '01a22d35-f11a-711f-818c-c47057e802c9', 'adjustment', 'adjustment:01a22d35-f0e2-7711-b3a6-dc71fee8fd50', 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, '\x9a2c454eee2fae6dd66813326768962af7cd5c8b36891213d92d58f98b1e663b', NULL, 4290, 240, 100, 0, '\x186e6b87551b46f70a269f009884215e81ad96a78fe90489d0e1a790810ed2da', 2);
INSERT INTO public.ledger_lot VALUES
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 1, '01a22d35-7b17-7044-8b10-2c7a83de4336', 4800, 960.0000, 9600.0000, 'EUR', NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 2, '01a22d35-7f6a-7292-932e-3ca0c7b654ff', 480, 960.0000, 960.0000, 'EUR', NULL),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 23, '01a22d35-a37c-71f1-b1a2-c350bc002e6d', 30, 0.0000, NULL, NULL, NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 1, '01a22d35-d0bb-7128-980c-57f58af7ea89', 4800, 960.0000, 9600.0000, 'EUR', NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 2, '01a22d35-d466-7557-9f48-82dc7d3c24b2', 480, 960.0000, 960.0000, 'EUR', NULL),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 23, '01a22d35-f0e2-7711-b3a6-dc71fee8fd50', 30, 0.0000, NULL, NULL, NULL);
INSERT INTO public.ledger_note VALUES
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 17, '\x19b8fd2fcc3c9d170cc85d8b5bda93c6', 'illness'),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 22, '\x05bf0c8697ee88506a4f558d53e02c2c', 'entered twice'),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 23, '\x90b312d92c183f315dcd3c5606f2487b', 'goodwill'),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 17, '\xb4814160900502423b4f4666f24f7842', 'illness'),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 22, '\xd77650990d784c9b9b0466a87ec38f43', 'entered twice'),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 23, '\x46b3ccecfa91988be18dec666a6ad56c', 'goodwill');
INSERT INTO public.ledger_posting VALUES
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 1, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 4800, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, -4800, 4800),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 2, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '01a22d35-7f6a-7292-932e-3ca0c7b654ff', 480, '01a22d35-7f6a-7292-932e-3ca0c7b654ff', NULL, NULL, -5280, 480),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 3, 0, 'lot', '01a22d35-7f6a-7292-932e-3ca0c7b654ff', 'refunded', '00000000-0000-0000-0000-000000000005', 480, '01a22d35-7f6a-7292-932e-3ca0c7b654ff', NULL, NULL, 0, 480),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 4, 0, 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'hold', '01a22d35-834d-761a-a2fb-7b5cb5d5c0d1', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 4680, 120),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 5, 0, 'hold', '01a22d35-834d-761a-a2fb-7b5cb5d5c0d1', 'billed', '01a22d35-872a-7137-be92-fac94df7a57e', 50, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 70, 50),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 5, 1, 'hold', '01a22d35-834d-761a-a2fb-7b5cb5d5c0d1', 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 70, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 0, 4750),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 6, 0, 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'hold', '01a22d35-88e6-77c2-8b61-396bfdc46105', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 4630, 120),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 7, 0, 'hold', '01a22d35-88e6-77c2-8b61-396bfdc46105', 'billed', '01a22d35-8a6e-725e-99fd-f1988a4a90c3', 50, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 70, 50),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 7, 1, 'hold', '01a22d35-88e6-77c2-8b61-396bfdc46105', 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 70, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 0, 4700),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 8, 0, 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'hold', '01a22d35-8b3c-754b-9d40-1ca1869071ad', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 4580, 120),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 9, 0, 'hold', '01a22d35-8b3c-754b-9d40-1ca1869071ad', 'billed', '01a22d35-8d87-7334-8089-f91a97970640', 50, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 70, 50),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 9, 1, 'hold', '01a22d35-8b3c-754b-9d40-1ca1869071ad', 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 70, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 0, 4650),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 10, 0, 'billed', '01a22d35-8d87-7334-8089-f91a97970640', 'consumed', '00000000-0000-0000-0000-000000000002', 50, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 0, 50),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 11, 0, 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'hold', '01a22d35-910a-747f-bb0e-bbbd2ec276f1', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 4530, 120),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 12, 0, 'hold', '01a22d35-910a-747f-bb0e-bbbd2ec276f1', 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 0, 4650),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 13, 0, 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'penalties', '00000000-0000-0000-0000-000000000003', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 4530, 120),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 14, 0, 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'hold', '01a22d35-95d2-70e4-a537-2081c2dc3437', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 4410, 120),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 15, 0, 'hold', '01a22d35-95d2-70e4-a537-2081c2dc3437', 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 0, 4530),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 16, 0, 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'penalties', '00000000-0000-0000-0000-000000000003', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 4410, 240),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 17, 0, 'penalties', '00000000-0000-0000-0000-000000000003', 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 120, 4530),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 18, 0, 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'hold', '01a22d35-9afe-77c3-89b9-b3d88084842a', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 4410, 120),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 19, 0, 'hold', '01a22d35-9afe-77c3-89b9-b3d88084842a', 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 0, 4530),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 20, 0, 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'hold', '01a22d35-9dd5-769e-b855-4baf52f94a31', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 4410, 120),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 21, 0, 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'hold', '01a22d35-a036-7110-9bc4-a254db37dba7', 120, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 4290, 120),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 22, 0, 'lot', '01a22d35-7b17-7044-8b10-2c7a83de4336', 'adjusted', '00000000-0000-0000-0000-000000000007', 30, '01a22d35-7b17-7044-8b10-2c7a83de4336', NULL, NULL, 4260, 30),
	('ecb9f38b-a82e-5a71-9962-ba00472d212b', 23, 0, 'adjusted', '00000000-0000-0000-0000-000000000007', 'lot', '01a22d35-a37c-71f1-b1a2-c350bc002e6d', 30, '01a22d35-a37c-71f1-b1a2-c350bc002e6d', NULL, NULL, 0, 30),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 1, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 4800, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, -4800, 4800),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 2, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '01a22d35-d466-7557-9f48-82dc7d3c24b2', 480, '01a22d35-d466-7557-9f48-82dc7d3c24b2', NULL, NULL, -5280, 480),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 3, 0, 'lot', '01a22d35-d466-7557-9f48-82dc7d3c24b2', 'refunded', '00000000-0000-0000-0000-000000000005', 480, '01a22d35-d466-7557-9f48-82dc7d3c24b2', NULL, NULL, 0, 480),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 4, 0, 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'hold', '01a22d35-d762-701f-9a98-4cfd9f57adfc', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 4680, 120),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 5, 0, 'hold', '01a22d35-d762-701f-9a98-4cfd9f57adfc', 'billed', '01a22d35-d9fe-74ba-be42-ebb484f1e002', 50, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 70, 50),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 5, 1, 'hold', '01a22d35-d762-701f-9a98-4cfd9f57adfc', 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 70, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 0, 4750),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 6, 0, 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'hold', '01a22d35-dc9e-746d-93ce-2ee40e38b4d3', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 4630, 120),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 7, 0, 'hold', '01a22d35-dc9e-746d-93ce-2ee40e38b4d3', 'billed', '01a22d35-df16-75ba-85fa-bd6775edd4d9', 50, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 70, 50),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 7, 1, 'hold', '01a22d35-dc9e-746d-93ce-2ee40e38b4d3', 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 70, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 0, 4700),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 8, 0, 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'hold', '01a22d35-e05a-7026-9fff-fb777f490f91', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 4580, 120),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 9, 0, 'hold', '01a22d35-e05a-7026-9fff-fb777f490f91', 'billed', '01a22d35-e28e-74ea-8955-771b821d7743', 50, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 70, 50),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 9, 1, 'hold', '01a22d35-e05a-7026-9fff-fb777f490f91', 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 70, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 0, 4650),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 10, 0, 'billed', '01a22d35-e28e-74ea-8955-771b821d7743', 'consumed', '00000000-0000-0000-0000-000000000002', 50, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 0, 50),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 11, 0, 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'hold', '01a22d35-e619-77cf-8cc1-1e498fb4a436', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 4530, 120),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 12, 0, 'hold', '01a22d35-e619-77cf-8cc1-1e498fb4a436', 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 0, 4650),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 13, 0, 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'penalties', '00000000-0000-0000-0000-000000000003', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 4530, 120),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 14, 0, 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'hold', '01a22d35-e833-701f-9070-45838b6905dd', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 4410, 120),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 15, 0, 'hold', '01a22d35-e833-701f-9070-45838b6905dd', 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 0, 4530),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 16, 0, 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'penalties', '00000000-0000-0000-0000-000000000003', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 4410, 240),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 17, 0, 'penalties', '00000000-0000-0000-0000-000000000003', 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 120, 4530),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 18, 0, 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'hold', '01a22d35-ebaa-71d3-8ad5-944f91679fc1', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 4410, 120),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 19, 0, 'hold', '01a22d35-ebaa-71d3-8ad5-944f91679fc1', 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 0, 4530),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 20, 0, 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'hold', '01a22d35-ed72-7035-bd0c-1f74a6d5c4aa', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 4410, 120),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 21, 0, 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'hold', '01a22d35-ef32-717a-8b59-0c0850ede5e9', 120, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 4290, 120);
INSERT INTO public.ledger_posting VALUES
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 22, 0, 'lot', '01a22d35-d0bb-7128-980c-57f58af7ea89', 'adjusted', '00000000-0000-0000-0000-000000000007', 30, '01a22d35-d0bb-7128-980c-57f58af7ea89', NULL, NULL, 4260, 30),
	('3fe0a825-a5ca-5c60-9431-bb83e1f4ec14', 23, 0, 'adjusted', '00000000-0000-0000-0000-000000000007', 'lot', '01a22d35-f0e2-7711-b3a6-dc71fee8fd50', 30, '01a22d35-f0e2-7711-b3a6-dc71fee8fd50', NULL, NULL, 0, 30);
INSERT INTO public.ledger_zone_data VALUES
	(true, 'unknown');
INSERT INTO public.mail_watch VALUES
	(true, 0);
INSERT INTO public.message VALUES
	('01a22d35-bac6-70c8-8a3e-3c7e2ca664d8', '01a22d35-aa54-70a0-80eb-5d568c6e90ee', '01a22d35-6d67-7239-8cc2-300bd090a719', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d35-bcaa-72ec-8b3a-58a99d0439ae', '01a22d35-bc6a-77d2-b265-be6926b30928', '01a22d35-6d67-7239-8cc2-300bd090a719', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d35-bdd2-736d-9765-e8dee560ab93', '01a22d35-bd9a-772d-8d0d-68e45bd91679', '01a22d35-6d67-7239-8cc2-300bd090a719', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d35-bee2-712b-ad04-e91a7dae87d2', '01a22d35-bea2-73d7-973f-3515ca153c15', '01a22d35-6d67-7239-8cc2-300bd090a719', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d35-c00e-703c-8e7c-8711715fc719', '01a22d35-bfda-75ef-b6c1-4efd361fb856', '01a22d35-6d67-7239-8cc2-300bd090a719', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d35-c2fe-771f-a8b5-0eb849f28bb6', '01a22d35-bc6a-77d2-b265-be6926b30928', '01a22d35-6d67-7239-8cc2-300bd090a719', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d35-c432-716e-807b-7447b0537ff4', '01a22d35-bc6a-77d2-b265-be6926b30928', '01a22d35-6d67-7239-8cc2-300bd090a719', 3, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d35-c538-70d1-a8b8-d25b0fa2b720', '01a22d35-bc6a-77d2-b265-be6926b30928', '01a22d35-6d67-7239-8cc2-300bd090a719', 4, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d35-c66a-728b-8637-2524e24add2a', '01a22d35-bd9a-772d-8d0d-68e45bd91679', '01a22d35-6d67-7239-8cc2-300bd090a719', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d35-c74a-72ab-aa7b-b2ca4e2cede0', '01a22d35-bea2-73d7-973f-3515ca153c15', '01a22d35-6d67-7239-8cc2-300bd090a719', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', true, false, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d35-c83e-74c1-9fb2-2a2f504c8812', '01a22d35-bfda-75ef-b6c1-4efd361fb856', '01a22d35-6d67-7239-8cc2-300bd090a719', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', true, false, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d35-f41e-74f6-9e85-30f5b31461a8', '01a22d35-f3a6-75a4-8b02-08138a6cb0e4', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d35-f564-775c-aa52-9785dd56b740', '01a22d35-f523-7221-b59b-413939164141', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d35-f66e-709f-8592-1643fac010bf', '01a22d35-f636-770c-aed4-1b0f847e0ef1', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d35-f7a2-7247-bfa0-0b908a305f1a', '01a22d35-f763-7100-8018-7fc0a2286a8a', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d35-f946-72b7-8012-5a55ef3e45bc', '01a22d35-f8eb-752b-a463-5df9f9a65ea2', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d35-fb1a-7323-a211-8659d9e25219', '01a22d35-f523-7221-b59b-413939164141', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d35-fc42-7509-97df-b38172882ea4', '01a22d35-f523-7221-b59b-413939164141', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 3, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d35-fd54-721b-ba94-d53df00d8742', '01a22d35-f523-7221-b59b-413939164141', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 4, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d35-fe70-7526-92c8-bfa9d24d00e6', '01a22d35-f636-770c-aed4-1b0f847e0ef1', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d35-ff91-72b0-b715-3c852be8d020', '01a22d35-f763-7100-8018-7fc0a2286a8a', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', true, false, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d36-0064-7507-9a55-82d7810fd1a9', '01a22d35-f8eb-752b-a463-5df9f9a65ea2', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', true, false, 'key:58c3e70a-a8bc-4be4-bcbd-c9db79eee89d', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false);
INSERT INTO public.open_line VALUES
	('01a22d36-0ff4-74c9-a079-efcc688ff206', 'ae9943f284423ae9dc9c7e2f31272f1305c8b9f4a0a2e46ccda8eff6f1d439ef', '01a22d36-0f3e-7723-8447-39fdc3de4447', 1, 'unmatched', NULL, '2031-03-05', 7.0000, 'EUR', 'thank you', '{}', 'open', 1, NULL, NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL);
INSERT INTO public.payment VALUES
	('01a22d35-7b61-72e7-afbe-1e54bc121337', '01a22d35-7b17-7044-8b10-2c7a83de4336', '01a22d35-6d67-7239-8cc2-300bd090a719', 9600.0000, 'EUR', '2031-01-24', NULL, 'manual', '2031-01-24 12:00:00+00', 'received', 1, NULL, NULL, NULL, '{}'),
	('01a22d35-7f83-703f-93c5-93c245ac6350', '01a22d35-7f6a-7292-932e-3ca0c7b654ff', '01a22d35-6d67-7239-8cc2-300bd090a719', 960.0000, 'EUR', '2031-01-24', NULL, 'manual', '2031-01-24 13:00:00+00', 'received', 1, NULL, NULL, NULL, '{}'),
	('01a22d35-d0f2-757c-a0b7-f6a1d00b3f27', '01a22d35-d0bb-7128-980c-57f58af7ea89', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 9600.0000, 'EUR', '2031-01-24', NULL, 'manual', '2031-01-24 12:00:00+00', 'received', 1, NULL, NULL, NULL, '{}'),
	('01a22d35-d497-720c-b68f-a0b92e55659f', '01a22d35-d466-7557-9f48-82dc7d3c24b2', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 960.0000, 'EUR', '2031-01-24', NULL, 'manual', '2031-01-24 13:00:00+00', 'received', 1, NULL, NULL, NULL, '{}');
INSERT INTO public.penalty VALUES
	('01a22d35-939f-766c-869f-be68f01e98e6', '01a22d35-6d67-7239-8cc2-300bd090a719', '01a22d35-910a-747f-bb0e-bbbd2ec276f1', 'late_cancellation', 120, '01a22d35-939f-766c-869f-be675c890e6f', '2031-02-18 11:00:00+00', NULL, NULL),
	('01a22d35-96f3-70a0-b1e7-e15544fa7285', '01a22d35-6d67-7239-8cc2-300bd090a719', '01a22d35-95d2-70e4-a537-2081c2dc3437', 'late_cancellation', 120, '01a22d35-96f3-70a0-b1e7-e15440dd4da0', '2031-02-19 11:00:00+00', '2031-03-05 12:00:00+00', 'illness'),
	('01a22d35-e70f-732c-a733-77296b1ab532', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', '01a22d35-e619-77cf-8cc1-1e498fb4a436', 'late_cancellation', 120, '01a22d35-e70f-732c-a733-772813655993', '2031-02-18 11:00:00+00', NULL, NULL),
	('01a22d35-e98b-716a-87df-c8eccfb967cf', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', '01a22d35-e833-701f-9070-45838b6905dd', 'late_cancellation', 120, '01a22d35-e98b-716a-87df-c8ebbf77239c', '2031-02-19 11:00:00+00', '2031-03-05 12:00:00+00', 'illness');
INSERT INTO public.person VALUES
	('01a22d36-02b8-7205-afcf-e9a012d4a5ae', 'Hana', 'd3bcd4ee-30b3-41bd-8f1e-edac59501038@example.com', '2031-03-05 12:00:00+00'),
	('01a22d36-0435-71fa-931a-9b09f2be9ddb', 'Hana', '3e7285c8-c0cc-4ec1-b9b7-aba5b37376cb@example.com', '2031-03-05 12:00:00+00'),
	('01a22d36-0555-7097-8d59-8f2cd4b4d167', 'Hana', '47e39338-a679-4861-b83d-6f190bd7cadf@example.com', '2031-03-05 12:00:00+00'),
	('01a22d36-06e8-731e-b377-176d166037bd', 'Hana', '18a74d6a-fee9-4d08-b177-a780fd71da29@example.com', '2031-03-05 12:00:00+00');
INSERT INTO public.plan VALUES
	('00000000-0000-7000-8000-000000000011', 'basic', NULL, 'Basic', '2000-01-01 00:00:00+00'),
	('00000000-0000-7000-8000-000000000012', 'priority', NULL, 'Priority', '2000-01-01 00:00:00+00');
INSERT INTO public.plan_version VALUES
	('00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000011', 1, '2000-01-01 00:00:00+00', '{client_zone,email}', 2, '{"kind": "working_time", "value": 1440}', '{}', 3, NULL, NULL, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "compensation_days": 30, "debt_limit_minutes": 480, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120}'),
	('00000000-0000-7000-8000-000000000022', '00000000-0000-7000-8000-000000000012', 1, '2000-01-01 00:00:00+00', '{client_zone,email,phone,skype}', 1, '{"kind": "end_of_nth_business_day", "value": 1}', '{}', 1, NULL, NULL, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "compensation_days": 30, "debt_limit_minutes": 480, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120}');
INSERT INTO public.price_list VALUES
	('01a22d35-a616-7646-b136-ec586d601273', 1, 'Prices of 2040', 'USD', '2040-01-01', '2040-12-31', '2031-03-05 12:00:00+00');
INSERT INTO public.price_step VALUES
	('01a22d35-a616-7646-b136-ec586d601273', 0.0000, 960.0000);
INSERT INTO public.purchase VALUES
	('01a22d35-7b17-7044-8b10-2c7a83de4336', '01a22d35-6d67-7239-8cc2-300bd090a719', 'paid', 1, 4800, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', '2031-01-24 12:00:00+00', 480, false, 9600.0000, 0.0000, 0.0000, 9600.0000, 9600.0000, 'paid', NULL, NULL, NULL, NULL, NULL, NULL, false),
	('01a22d35-7d02-76f5-b1ec-19157731611f', '01a22d35-6d67-7239-8cc2-300bd090a719', 'pending_payment', 1, 480, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', NULL, 480, false, 960.0000, 0.0000, 0.0000, 960.0000, 0.0000, 'unpaid', NULL, NULL, NULL, NULL, NULL, NULL, false),
	('01a22d35-7dbe-77fd-ac6d-6ee857b19764', '01a22d35-6d67-7239-8cc2-300bd090a719', 'void', 2, 480, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', NULL, 480, false, 960.0000, 0.0000, 0.0000, 960.0000, 0.0000, 'unpaid', NULL, NULL, NULL, NULL, NULL, NULL, false),
	('01a22d35-7f6a-7292-932e-3ca0c7b654ff', '01a22d35-6d67-7239-8cc2-300bd090a719', 'refunded', 2, 480, 960.0000, 'EUR', NULL, NULL, 480, 1, '2031-01-24 13:00:00+00', '2031-01-24 13:00:00+00', 480, false, 960.0000, 0.0000, 0.0000, 960.0000, 960.0000, 'paid', NULL, NULL, NULL, NULL, NULL, NULL, false),
	('01a22d35-d0bb-7128-980c-57f58af7ea89', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'paid', 1, 4800, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', '2031-01-24 12:00:00+00', 480, false, 9600.0000, 0.0000, 0.0000, 9600.0000, 9600.0000, 'paid', NULL, NULL, NULL, NULL, NULL, NULL, false),
	('01a22d35-d206-7648-8240-c784edd9e542', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'pending_payment', 1, 480, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', NULL, 480, false, 960.0000, 0.0000, 0.0000, 960.0000, 0.0000, 'unpaid', NULL, NULL, NULL, NULL, NULL, NULL, false),
	('01a22d35-d2b0-73b9-abe2-1910d701d259', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'void', 2, 480, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', NULL, 480, false, 960.0000, 0.0000, 0.0000, 960.0000, 0.0000, 'unpaid', NULL, NULL, NULL, NULL, NULL, NULL, false),
	('01a22d35-d466-7557-9f48-82dc7d3c24b2', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'refunded', 2, 480, 960.0000, 'EUR', NULL, NULL, 480, 1, '2031-01-24 13:00:00+00', '2031-01-24 13:00:00+00', 480, false, 960.0000, 0.0000, 0.0000, 960.0000, 960.0000, 'paid', NULL, NULL, NULL, NULL, NULL, NULL, false);
INSERT INTO public.refund VALUES
	('01a22d35-81f6-714c-9351-a0db3e1f40a3', '01a22d35-7f6a-7292-932e-3ca0c7b654ff', '01a22d35-6d67-7239-8cc2-300bd090a719', 1, 480, NULL, '01a22d35-809a-77e3-b52a-3e32bdf1f4da', '2031-01-24 13:00:00+00', NULL, 'EUR', 960.0000, 0.0000, 960.0000, NULL, NULL, false),
	('01a22d35-d662-722b-946d-d2342ab5b5ab', '01a22d35-d466-7557-9f48-82dc7d3c24b2', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 1, 480, NULL, '01a22d35-d5a0-7275-90be-89210f39f161', '2031-01-24 13:00:00+00', NULL, 'EUR', 960.0000, 0.0000, 960.0000, NULL, NULL, false);
INSERT INTO public.server VALUES
	('01a22d35-778e-71cd-a886-202ff80285c7', '01a22d35-6d67-7239-8cc2-300bd090a719', 'production', NULL, NULL, '2031-03-05 12:00:00+00', 1, NULL, NULL, DEFAULT),
	('01a22d35-cee9-7650-a254-3b4a55f24ca8', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'production', NULL, NULL, '2031-03-05 12:00:00+00', 1, NULL, NULL, DEFAULT);
INSERT INTO public.server_access VALUES
	('01a22d35-78ca-7013-a648-e6c1dd552a1d', '01a22d35-778e-71cd-a886-202ff80285c7', '01a22d35-6d67-7239-8cc2-300bd090a719', 'rdp', '2031-01-24 12:00:00+00', NULL, NULL, '2031-03-05 12:00:00+00'),
	('01a22d35-cfca-7556-b298-897e338ab024', '01a22d35-cee9-7650-a254-3b4a55f24ca8', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'rdp', '2031-01-24 12:00:00+00', NULL, NULL, '2031-03-05 12:00:00+00');
INSERT INTO public.session VALUES
	('01a22d35-834d-761a-a2fb-7b5cb5d5c0d1', '01a22d35-6d67-7239-8cc2-300bd090a719', '01a22d35-778e-71cd-a886-202ff80285c7', 'done', 3, 'installation_upgrade_migration', '2031-02-13 12:00:00+00', '2031-02-13 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-11 12:00:00+00', '2031-02-13 12:00:00+00', '2031-02-13 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-88e6-77c2-8b61-396bfdc46105', '01a22d35-6d67-7239-8cc2-300bd090a719', '01a22d35-778e-71cd-a886-202ff80285c7', 'done', 3, 'installation_upgrade_migration', '2031-02-14 12:00:00+00', '2031-02-14 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-12 12:00:00+00', '2031-02-14 12:00:00+00', '2031-02-14 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-8b3c-754b-9d40-1ca1869071ad', '01a22d35-6d67-7239-8cc2-300bd090a719', '01a22d35-778e-71cd-a886-202ff80285c7', 'done', 3, 'installation_upgrade_migration', '2031-02-15 12:00:00+00', '2031-02-15 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-13 12:00:00+00', '2031-02-15 12:00:00+00', '2031-02-15 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-910a-747f-bb0e-bbbd2ec276f1', '01a22d35-6d67-7239-8cc2-300bd090a719', '01a22d35-778e-71cd-a886-202ff80285c7', 'cancelled', 2, 'installation_upgrade_migration', '2031-02-18 12:00:00+00', '2031-02-18 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-16 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-95d2-70e4-a537-2081c2dc3437', '01a22d35-6d67-7239-8cc2-300bd090a719', '01a22d35-778e-71cd-a886-202ff80285c7', 'cancelled', 2, 'installation_upgrade_migration', '2031-02-19 12:00:00+00', '2031-02-19 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-18 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-9afe-77c3-89b9-b3d88084842a', '01a22d35-6d67-7239-8cc2-300bd090a719', '01a22d35-778e-71cd-a886-202ff80285c7', 'no_show', 2, 'installation_upgrade_migration', '2031-02-21 12:00:00+00', '2031-02-21 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-20 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-9dd5-769e-b855-4baf52f94a31', '01a22d35-6d67-7239-8cc2-300bd090a719', '01a22d35-778e-71cd-a886-202ff80285c7', 'in_progress', 2, 'installation_upgrade_migration', '2031-03-05 10:00:00+00', '2031-03-05 12:00:00+00', 120, 120, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-03-02 12:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-a036-7110-9bc4-a254db37dba7', '01a22d35-6d67-7239-8cc2-300bd090a719', '01a22d35-778e-71cd-a886-202ff80285c7', 'scheduled', 1, 'installation_upgrade_migration', '2031-03-08 12:00:00+00', '2031-03-08 14:00:00+00', 120, 120, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-03-02 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-d762-701f-9a98-4cfd9f57adfc', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', '01a22d35-cee9-7650-a254-3b4a55f24ca8', 'done', 3, 'installation_upgrade_migration', '2031-02-13 12:00:00+00', '2031-02-13 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-11 12:00:00+00', '2031-02-13 12:00:00+00', '2031-02-13 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-dc9e-746d-93ce-2ee40e38b4d3', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', '01a22d35-cee9-7650-a254-3b4a55f24ca8', 'done', 3, 'installation_upgrade_migration', '2031-02-14 12:00:00+00', '2031-02-14 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-12 12:00:00+00', '2031-02-14 12:00:00+00', '2031-02-14 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-e05a-7026-9fff-fb777f490f91', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', '01a22d35-cee9-7650-a254-3b4a55f24ca8', 'done', 3, 'installation_upgrade_migration', '2031-02-15 12:00:00+00', '2031-02-15 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-13 12:00:00+00', '2031-02-15 12:00:00+00', '2031-02-15 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-e619-77cf-8cc1-1e498fb4a436', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', '01a22d35-cee9-7650-a254-3b4a55f24ca8', 'cancelled', 2, 'installation_upgrade_migration', '2031-02-18 12:00:00+00', '2031-02-18 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-16 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-e833-701f-9070-45838b6905dd', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', '01a22d35-cee9-7650-a254-3b4a55f24ca8', 'cancelled', 2, 'installation_upgrade_migration', '2031-02-19 12:00:00+00', '2031-02-19 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-18 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-ebaa-71d3-8ad5-944f91679fc1', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', '01a22d35-cee9-7650-a254-3b4a55f24ca8', 'no_show', 2, 'installation_upgrade_migration', '2031-02-21 12:00:00+00', '2031-02-21 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-20 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-ed72-7035-bd0c-1f74a6d5c4aa', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', '01a22d35-cee9-7650-a254-3b4a55f24ca8', 'in_progress', 2, 'installation_upgrade_migration', '2031-03-05 10:00:00+00', '2031-03-05 12:00:00+00', 120, 120, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-03-02 12:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d35-ef32-717a-8b59-0c0850ede5e9', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', '01a22d35-cee9-7650-a254-3b4a55f24ca8', 'scheduled', 1, 'installation_upgrade_migration', '2031-03-08 12:00:00+00', '2031-03-08 14:00:00+00', 120, 120, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "customers_may_book": false, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-03-02 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1);
INSERT INTO public.session_technician VALUES
	('01a22d35-834d-761a-a2fb-7b5cb5d5c0d1', '01a22d35-7324-75f0-8335-cd1559305c1a', 0, '["2031-02-13 12:00:00+00","2031-02-13 14:00:00+00")', false, '["2031-02-13 12:00:00+00","2031-02-13 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d35-88e6-77c2-8b61-396bfdc46105', '01a22d35-7324-75f0-8335-cd1559305c1a', 0, '["2031-02-14 12:00:00+00","2031-02-14 14:00:00+00")', false, '["2031-02-14 12:00:00+00","2031-02-14 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d35-8b3c-754b-9d40-1ca1869071ad', '01a22d35-7324-75f0-8335-cd1559305c1a', 0, '["2031-02-15 12:00:00+00","2031-02-15 14:00:00+00")', false, '["2031-02-15 12:00:00+00","2031-02-15 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d35-910a-747f-bb0e-bbbd2ec276f1', '01a22d35-7324-75f0-8335-cd1559305c1a', 0, '["2031-02-18 12:00:00+00","2031-02-18 14:00:00+00")', false, '["2031-02-18 12:00:00+00","2031-02-18 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d35-95d2-70e4-a537-2081c2dc3437', '01a22d35-7324-75f0-8335-cd1559305c1a', 0, '["2031-02-19 12:00:00+00","2031-02-19 14:00:00+00")', false, '["2031-02-19 12:00:00+00","2031-02-19 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d35-9afe-77c3-89b9-b3d88084842a', '01a22d35-7324-75f0-8335-cd1559305c1a', 0, '["2031-02-21 12:00:00+00","2031-02-21 14:00:00+00")', false, '["2031-02-21 12:00:00+00","2031-02-21 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d35-9dd5-769e-b855-4baf52f94a31', '01a22d35-7324-75f0-8335-cd1559305c1a', 0, '["2031-03-05 10:00:00+00","2031-03-05 12:00:00+00")', true, '["2031-03-05 10:00:00+00","2031-03-05 12:00:00+00")', NULL, false, true, NULL, NULL),
	('01a22d35-a036-7110-9bc4-a254db37dba7', '01a22d35-7324-75f0-8335-cd1559305c1a', 0, '["2031-03-08 12:00:00+00","2031-03-08 14:00:00+00")', true, '["2031-03-08 12:00:00+00","2031-03-08 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d35-d762-701f-9a98-4cfd9f57adfc', '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', 0, '["2031-02-13 12:00:00+00","2031-02-13 14:00:00+00")', false, '["2031-02-13 12:00:00+00","2031-02-13 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d35-dc9e-746d-93ce-2ee40e38b4d3', '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', 0, '["2031-02-14 12:00:00+00","2031-02-14 14:00:00+00")', false, '["2031-02-14 12:00:00+00","2031-02-14 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d35-e05a-7026-9fff-fb777f490f91', '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', 0, '["2031-02-15 12:00:00+00","2031-02-15 14:00:00+00")', false, '["2031-02-15 12:00:00+00","2031-02-15 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d35-e619-77cf-8cc1-1e498fb4a436', '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', 0, '["2031-02-18 12:00:00+00","2031-02-18 14:00:00+00")', false, '["2031-02-18 12:00:00+00","2031-02-18 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d35-e833-701f-9070-45838b6905dd', '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', 0, '["2031-02-19 12:00:00+00","2031-02-19 14:00:00+00")', false, '["2031-02-19 12:00:00+00","2031-02-19 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d35-ebaa-71d3-8ad5-944f91679fc1', '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', 0, '["2031-02-21 12:00:00+00","2031-02-21 14:00:00+00")', false, '["2031-02-21 12:00:00+00","2031-02-21 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d35-ed72-7035-bd0c-1f74a6d5c4aa', '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', 0, '["2031-03-05 10:00:00+00","2031-03-05 12:00:00+00")', true, '["2031-03-05 10:00:00+00","2031-03-05 12:00:00+00")', NULL, false, true, NULL, NULL),
	('01a22d35-ef32-717a-8b59-0c0850ede5e9', '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', 0, '["2031-03-08 12:00:00+00","2031-03-08 14:00:00+00")', true, '["2031-03-08 12:00:00+00","2031-03-08 14:00:00+00")', NULL, false, false, NULL, NULL);
INSERT INTO public.technician VALUES
	('01a22d35-7324-75f0-8335-cd1559305c1a', 'Tomas', 'tomas@example.com', 'Europe/Prague', '{}', '{}', '2031-03-05 12:00:00+00', NULL, 1, NULL, NULL, NULL, NULL),
	('01a22d35-cc4c-74cd-ac88-2a6ab0df822f', 'Tomas', 'tomas@example.com', 'Europe/Prague', '{}', '{}', '2031-03-05 12:00:00+00', NULL, 1, NULL, NULL, NULL, NULL);
INSERT INTO public.ticket VALUES
	('01a22d35-aa54-70a0-80eb-5d568c6e90ee', 1001, '01a22d35-6d67-7239-8cc2-300bd090a719', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 1, 'new', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 1, 1, 0, 0, 0, '2031-03-05 10:00:00+00', NULL, NULL, NULL, 0, true, NULL, 0, NULL),
	('01a22d35-f763-7100-8018-7fc0a2286a8a', 1009, '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 2, 'resolved', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 0, 0, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, 2, true, NULL, 0, NULL),
	('01a22d35-bc6a-77d2-b265-be6926b30928', 1002, '01a22d35-6d67-7239-8cc2-300bd090a719', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 4, 'open', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 1, 4, 3, 3, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 0, true, NULL, 0, NULL),
	('01a22d35-bd9a-772d-8d0d-68e45bd91679', 1003, '01a22d35-6d67-7239-8cc2-300bd090a719', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 2, 'waiting_for_customer', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 1, 1, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 1, true, NULL, 0, NULL),
	('01a22d35-bea2-73d7-973f-3515ca153c15', 1004, '01a22d35-6d67-7239-8cc2-300bd090a719', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 2, 'resolved', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 0, 0, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, 2, true, NULL, 0, NULL),
	('01a22d35-bfda-75ef-b6c1-4efd361fb856', 1005, '01a22d35-6d67-7239-8cc2-300bd090a719', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 3, 'closed', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 0, 0, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', 3, true, NULL, 0, NULL),
	('01a22d35-f3a6-75a4-8b02-08138a6cb0e4', 1006, '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 1, 'new', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 1, 1, 0, 0, 0, '2031-03-05 10:00:00+00', NULL, NULL, NULL, 0, true, NULL, 0, NULL),
	('01a22d35-f523-7221-b59b-413939164141', 1007, '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 4, 'open', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 1, 4, 3, 3, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 0, true, NULL, 0, NULL),
	('01a22d35-f636-770c-aed4-1b0f847e0ef1', 1008, '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 2, 'waiting_for_customer', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 1, 1, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 1, true, NULL, 0, NULL),
	('01a22d35-f8eb-752b-a463-5df9f9a65ea2', 1010, '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 3, 'closed', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 0, 0, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', 3, true, NULL, 0, NULL);
INSERT INTO public.ticket_text VALUES
	('01a22d35-aa54-70a0-80eb-5d568c6e90ee', 'en', '''1001'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d35-bc6a-77d2-b265-be6926b30928', 'en', '''1002'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C,22C,25C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d35-bd9a-772d-8d0d-68e45bd91679', 'en', '''1003'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d35-bea2-73d7-973f-3515ca153c15', 'en', '''1004'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d35-bfda-75ef-b6c1-4efd361fb856', 'en', '''1005'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d35-f3a6-75a4-8b02-08138a6cb0e4', 'en', '''1006'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d35-f523-7221-b59b-413939164141', 'en', '''1007'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C,22C,25C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d35-f636-770c-aed4-1b0f847e0ef1', 'en', '''1008'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d35-f763-7100-8018-7fc0a2286a8a', 'en', '''1009'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d35-f8eb-752b-a463-5df9f9a65ea2', 'en', '''1010'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C');
INSERT INTO public.time_entry VALUES
	('01a22d35-872a-7137-be92-fac94df7a57e', 1, 0, '01a22d35-7324-75f0-8335-cd1559305c1a', '["2031-02-13 12:00:00+00","2031-02-13 12:47:10+00")', '', true),
	('01a22d35-8a6e-725e-99fd-f1988a4a90c3', 1, 0, '01a22d35-7324-75f0-8335-cd1559305c1a', '["2031-02-14 12:00:00+00","2031-02-14 12:47:10+00")', '', true),
	('01a22d35-8d87-7334-8089-f91a97970640', 1, 0, '01a22d35-7324-75f0-8335-cd1559305c1a', '["2031-02-15 12:00:00+00","2031-02-15 12:47:10+00")', '', true),
	('01a22d35-d9fe-74ba-be42-ebb484f1e002', 1, 0, '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', '["2031-02-13 12:00:00+00","2031-02-13 12:47:10+00")', '', true),
	('01a22d35-df16-75ba-85fa-bd6775edd4d9', 1, 0, '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', '["2031-02-14 12:00:00+00","2031-02-14 12:47:10+00")', '', true),
	('01a22d35-e28e-74ea-8955-771b821d7743', 1, 0, '01a22d35-cc4c-74cd-ac88-2a6ab0df822f', '["2031-02-15 12:00:00+00","2031-02-15 12:47:10+00")', '', true);
INSERT INTO public.worksheet VALUES
	('01a22d35-872a-7137-be92-fac94df7a57e', '01a22d35-834d-761a-a2fb-7b5cb5d5c0d1', '01a22d35-6d67-7239-8cc2-300bd090a719', 'awaiting_confirmation', 1, 1, 'done', 2830, 50, '2031-02-13 12:47:10+00', NULL, NULL, NULL),
	('01a22d35-8a6e-725e-99fd-f1988a4a90c3', '01a22d35-88e6-77c2-8b61-396bfdc46105', '01a22d35-6d67-7239-8cc2-300bd090a719', 'disputed', 2, 1, 'done', 2830, 50, '2031-02-14 12:47:10+00', NULL, NULL, NULL),
	('01a22d35-8d87-7334-8089-f91a97970640', '01a22d35-8b3c-754b-9d40-1ca1869071ad', '01a22d35-6d67-7239-8cc2-300bd090a719', 'confirmed', 2, 1, 'done', 2830, 50, '2031-02-15 12:47:10+00', '2031-02-16 12:00:00+00', 'customer', NULL),
	('01a22d35-d9fe-74ba-be42-ebb484f1e002', '01a22d35-d762-701f-9a98-4cfd9f57adfc', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'awaiting_confirmation', 1, 1, 'done', 2830, 50, '2031-02-13 12:47:10+00', NULL, NULL, NULL),
	('01a22d35-df16-75ba-85fa-bd6775edd4d9', '01a22d35-dc9e-746d-93ce-2ee40e38b4d3', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'disputed', 2, 1, 'done', 2830, 50, '2031-02-14 12:47:10+00', NULL, NULL, NULL),
	('01a22d35-e28e-74ea-8955-771b821d7743', '01a22d35-e05a-7026-9fff-fb777f490f91', '01a22d35-ca9f-75b4-8dc8-7d1d5185534e', 'confirmed', 2, 1, 'done', 2830, 50, '2031-02-15 12:47:10+00', '2031-02-16 12:00:00+00', 'customer', NULL);
INSERT INTO public.worksheet_round VALUES
	('01a22d35-872a-7137-be92-fac94df7a57e', 1, 'submit', 1, NULL, NULL, 50, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00'),
	('01a22d35-8a6e-725e-99fd-f1988a4a90c3', 1, 'submit', 1, NULL, NULL, 50, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00'),
	('01a22d35-8d87-7334-8089-f91a97970640', 1, 'submit', 1, NULL, NULL, 50, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:47:10+00'),
	('01a22d35-8a6e-725e-99fd-f1988a4a90c3', 2, 'dispute', 1, 'we counted less', NULL, 50, 'key:01a22d35-71cc-7401-9ca8-ce36b157dcd3', '2031-02-16 12:00:00+00'),
	('01a22d35-8d87-7334-8089-f91a97970640', 2, 'confirm', 1, NULL, NULL, 50, 'key:01a22d35-71cc-7401-9ca8-ce36b157dcd3', '2031-02-16 12:00:00+00'),
	('01a22d35-d9fe-74ba-be42-ebb484f1e002', 1, 'submit', 1, NULL, NULL, 50, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-13 12:47:10+00'),
	('01a22d35-df16-75ba-85fa-bd6775edd4d9', 1, 'submit', 1, NULL, NULL, 50, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-14 12:47:10+00'),
	('01a22d35-e28e-74ea-8955-771b821d7743', 1, 'submit', 1, NULL, NULL, 50, 'key:896201c1-a28d-48a1-9b2a-753e163e575c', '2031-02-15 12:47:10+00'),
	('01a22d35-df16-75ba-85fa-bd6775edd4d9', 2, 'dispute', 1, 'we counted less', NULL, 50, 'key:01a22d35-cb9a-72f3-8875-09f206ab4e3f', '2031-02-16 12:00:00+00'),
	('01a22d35-e28e-74ea-8955-771b821d7743', 2, 'confirm', 1, NULL, NULL, 50, 'key:01a22d35-cb9a-72f3-8875-09f206ab4e3f', '2031-02-16 12:00:00+00');
SELECT pg_catalog.setval('public.event_event_no_seq', 177, true);
SELECT pg_catalog.setval('public.pgqueuer_id_seq', 1, false);
SELECT pg_catalog.setval('public.pgqueuer_log_id_seq', 1, false);
SELECT pg_catalog.setval('public.pgqueuer_schedules_id_seq', 1, false);
SELECT pg_catalog.setval('public.pgqueuer_statistics_id_seq', 1, false);
SELECT pg_catalog.setval('public.ticket_number', 1010, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.price_list
    ADD CONSTRAINT ex_price_list_period EXCLUDE USING gist (currency WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&);
ALTER TABLE ONLY public.session_technician
    ADD CONSTRAINT ex_session_technician_busy EXCLUDE USING gist (technician_id WITH =, busy WITH &&) WHERE (live);
ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT ex_subscription_period EXCLUDE USING gist (customer_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.time_entry
    ADD CONSTRAINT ex_time_entry_during EXCLUDE USING gist (technician_id WITH =, during WITH &&) WHERE (current);
ALTER TABLE ONLY public.working_hours
    ADD CONSTRAINT ex_working_hours_period EXCLUDE USING gist (technician_id WITH =, weekday WITH =, int4range(from_minute, to_minute) WITH &&, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE ((removed_at IS NULL));
ALTER TABLE ONLY public.pgqueuer_log
    ADD CONSTRAINT pgqueuer_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pgqueuer
    ADD CONSTRAINT pgqueuer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pgqueuer_schedules
    ADD CONSTRAINT pgqueuer_schedules_expression_entrypoint_key UNIQUE (expression, entrypoint);
ALTER TABLE ONLY public.pgqueuer_schedules
    ADD CONSTRAINT pgqueuer_schedules_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pgqueuer_statistics
    ADD CONSTRAINT pgqueuer_statistics_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT pk_adjustment PRIMARY KEY (id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT pk_api_key PRIMARY KEY (id);
ALTER TABLE ONLY public.approval
    ADD CONSTRAINT pk_approval PRIMARY KEY (id);
ALTER TABLE ONLY public.approval_thresholds
    ADD CONSTRAINT pk_approval_thresholds PRIMARY KEY (id);
ALTER TABLE ONLY public.article
    ADD CONSTRAINT pk_article PRIMARY KEY (id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT pk_attachment PRIMARY KEY (id);
ALTER TABLE ONLY public.bank_file
    ADD CONSTRAINT pk_bank_file PRIMARY KEY (id);
ALTER TABLE ONLY public.bank_line
    ADD CONSTRAINT pk_bank_line PRIMARY KEY (key);
ALTER TABLE ONLY public.business_calendar
    ADD CONSTRAINT pk_business_calendar PRIMARY KEY (id);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT pk_calendar_feed PRIMARY KEY (id);
ALTER TABLE ONLY public.call_task
    ADD CONSTRAINT pk_call_task PRIMARY KEY (id);
ALTER TABLE ONLY public.chosen_file
    ADD CONSTRAINT pk_chosen_file PRIMARY KEY (id);
ALTER TABLE ONLY public.clock_turn
    ADD CONSTRAINT pk_clock_turn PRIMARY KEY (ticket_id, number);
ALTER TABLE ONLY public.closure
    ADD CONSTRAINT pk_closure PRIMARY KEY (id);
ALTER TABLE ONLY public.company
    ADD CONSTRAINT pk_company PRIMARY KEY (id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT pk_contact PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_mail
    ADD CONSTRAINT pk_contact_mail PRIMARY KEY (contact_id);
ALTER TABLE ONLY public.credit_account
    ADD CONSTRAINT pk_credit_account PRIMARY KEY (credit_account_id);
ALTER TABLE ONLY public.credit_warning
    ADD CONSTRAINT pk_credit_warning PRIMARY KEY (id);
ALTER TABLE ONLY public.credit_watch
    ADD CONSTRAINT pk_credit_watch PRIMARY KEY (single);
ALTER TABLE ONLY public.cursor_secret
    ADD CONSTRAINT pk_cursor_secret PRIMARY KEY (single);
ALTER TABLE ONLY public.customer
    ADD CONSTRAINT pk_customer PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT pk_delivery PRIMARY KEY (id);
ALTER TABLE ONLY public.delivery_attempt
    ADD CONSTRAINT pk_delivery_attempt PRIMARY KEY (delivery_id, number);
ALTER TABLE ONLY public.delivery_plan
    ADD CONSTRAINT pk_delivery_plan PRIMARY KEY (single);
ALTER TABLE ONLY public.earning_policy
    ADD CONSTRAINT pk_earning_policy PRIMARY KEY (id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT pk_event PRIMARY KEY (event_no);
ALTER TABLE ONLY public.finance_holding
    ADD CONSTRAINT pk_finance_holding PRIMARY KEY (credit_account_id, holder_id);
ALTER TABLE ONLY public.finance_lot
    ADD CONSTRAINT pk_finance_lot PRIMARY KEY (credit_account_id, lot_id);
ALTER TABLE ONLY public.finance_movement
    ADD CONSTRAINT pk_finance_movement PRIMARY KEY (credit_account_id, seq, "position", number);
ALTER TABLE ONLY public.finance_position
    ADD CONSTRAINT pk_finance_position PRIMARY KEY (credit_account_id);
ALTER TABLE ONLY public.holiday
    ADD CONSTRAINT pk_holiday PRIMARY KEY (id);
ALTER TABLE ONLY public.holiday_year
    ADD CONSTRAINT pk_holiday_year PRIMARY KEY (id);
ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT pk_idempotency_key PRIMARY KEY (principal_id, method, path, key);
ALTER TABLE ONLY public.inbound_email
    ADD CONSTRAINT pk_inbound_email PRIMARY KEY (id);
ALTER TABLE ONLY public.invitation_answer
    ADD CONSTRAINT pk_invitation_answer PRIMARY KEY (id);
ALTER TABLE ONLY public.ledger_account
    ADD CONSTRAINT pk_ledger_account PRIMARY KEY (credit_account_id, id);
ALTER TABLE ONLY public.ledger_closing
    ADD CONSTRAINT pk_ledger_closing PRIMARY KEY (single);
ALTER TABLE ONLY public.ledger_draw
    ADD CONSTRAINT pk_ledger_draw PRIMARY KEY (credit_account_id, seq, "position");
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT pk_ledger_entry PRIMARY KEY (credit_account_id, seq);
ALTER TABLE ONLY public.ledger_lot
    ADD CONSTRAINT pk_ledger_lot PRIMARY KEY (credit_account_id, seq);
ALTER TABLE ONLY public.ledger_note
    ADD CONSTRAINT pk_ledger_note PRIMARY KEY (credit_account_id, seq);
ALTER TABLE ONLY public.ledger_posting
    ADD CONSTRAINT pk_ledger_posting PRIMARY KEY (credit_account_id, seq, "position");
ALTER TABLE ONLY public.ledger_zone_data
    ADD CONSTRAINT pk_ledger_zone_data PRIMARY KEY (single);
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT pk_mail PRIMARY KEY (id);
ALTER TABLE ONLY public.mail_link
    ADD CONSTRAINT pk_mail_link PRIMARY KEY (id);
ALTER TABLE ONLY public.mail_watch
    ADD CONSTRAINT pk_mail_watch PRIMARY KEY (single);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT pk_message PRIMARY KEY (id);
ALTER TABLE ONLY public.open_line
    ADD CONSTRAINT pk_open_line PRIMARY KEY (id);
ALTER TABLE ONLY public.payment
    ADD CONSTRAINT pk_payment PRIMARY KEY (id);
ALTER TABLE ONLY public.penalty
    ADD CONSTRAINT pk_penalty PRIMARY KEY (id);
ALTER TABLE ONLY public.period
    ADD CONSTRAINT pk_period PRIMARY KEY (id);
ALTER TABLE ONLY public.period_head
    ADD CONSTRAINT pk_period_head PRIMARY KEY (period_id, credit_account_id);
ALTER TABLE ONLY public.period_reopening
    ADD CONSTRAINT pk_period_reopening PRIMARY KEY (id);
ALTER TABLE ONLY public.period_snapshot
    ADD CONSTRAINT pk_period_snapshot PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT pk_person PRIMARY KEY (id);
ALTER TABLE ONLY public.phone_call
    ADD CONSTRAINT pk_phone_call PRIMARY KEY (id);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT pk_plan PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_version
    ADD CONSTRAINT pk_plan_version PRIMARY KEY (id);
ALTER TABLE ONLY public.price_list
    ADD CONSTRAINT pk_price_list PRIMARY KEY (id);
ALTER TABLE ONLY public.price_step
    ADD CONSTRAINT pk_price_step PRIMARY KEY (price_list_id, from_person_days);
ALTER TABLE ONLY public.purchase
    ADD CONSTRAINT pk_purchase PRIMARY KEY (id);
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT pk_refund PRIMARY KEY (id);
ALTER TABLE ONLY public.reporter_mail
    ADD CONSTRAINT pk_reporter_mail PRIMARY KEY (ticket_id);
ALTER TABLE ONLY public.server
    ADD CONSTRAINT pk_server PRIMARY KEY (id);
ALTER TABLE ONLY public.server_access
    ADD CONSTRAINT pk_server_access PRIMARY KEY (id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT pk_session PRIMARY KEY (id);
ALTER TABLE ONLY public.session_move
    ADD CONSTRAINT pk_session_move PRIMARY KEY (session_id, number);
ALTER TABLE ONLY public.session_removal
    ADD CONSTRAINT pk_session_removal PRIMARY KEY (session_id, technician_id);
ALTER TABLE ONLY public.session_technician
    ADD CONSTRAINT pk_session_technician PRIMARY KEY (session_id, technician_id);
ALTER TABLE ONLY public.session_undone_start
    ADD CONSTRAINT pk_session_undone_start PRIMARY KEY (session_id, number);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT pk_sign_in PRIMARY KEY (id);
ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT pk_subscription PRIMARY KEY (id);
ALTER TABLE ONLY public.technician
    ADD CONSTRAINT pk_technician PRIMARY KEY (id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT pk_ticket PRIMARY KEY (id);
ALTER TABLE ONLY public.ticket_change
    ADD CONSTRAINT pk_ticket_change PRIMARY KEY (id);
ALTER TABLE ONLY public.ticket_text
    ADD CONSTRAINT pk_ticket_text PRIMARY KEY (ticket_id);
ALTER TABLE ONLY public.time_entry
    ADD CONSTRAINT pk_time_entry PRIMARY KEY (worksheet_id, revision, "position");
ALTER TABLE ONLY public.time_off
    ADD CONSTRAINT pk_time_off PRIMARY KEY (id);
ALTER TABLE ONLY public.unsubscribe_link
    ADD CONSTRAINT pk_unsubscribe_link PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.verification
    ADD CONSTRAINT pk_verification PRIMARY KEY (id);
ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT pk_watcher PRIMARY KEY (ticket_id, contact_id);
ALTER TABLE ONLY public.webhook_endpoint
    ADD CONSTRAINT pk_webhook_endpoint PRIMARY KEY (id);
ALTER TABLE ONLY public.webhook_secret
    ADD CONSTRAINT pk_webhook_secret PRIMARY KEY (id);
ALTER TABLE ONLY public.working_exception
    ADD CONSTRAINT pk_working_exception PRIMARY KEY (id);
ALTER TABLE ONLY public.working_hours
    ADD CONSTRAINT pk_working_hours PRIMARY KEY (id);
ALTER TABLE ONLY public.worksheet
    ADD CONSTRAINT pk_worksheet PRIMARY KEY (id);
ALTER TABLE ONLY public.worksheet_draft
    ADD CONSTRAINT pk_worksheet_draft PRIMARY KEY (session_id);
ALTER TABLE ONLY public.worksheet_round
    ADD CONSTRAINT pk_worksheet_round PRIMARY KEY (worksheet_id, number);
ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT uq_adjustment_entry_id UNIQUE (entry_id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT uq_api_key_key_hash UNIQUE (key_hash);
ALTER TABLE ONLY public.approval
    ADD CONSTRAINT uq_approval_entry_id UNIQUE (entry_id);
ALTER TABLE ONLY public.article
    ADD CONSTRAINT uq_article_article_group_id_language UNIQUE (article_group_id, language);
ALTER TABLE ONLY public.bank_file
    ADD CONSTRAINT uq_bank_file_sha256 UNIQUE (sha256);
ALTER TABLE ONLY public.bank_line
    ADD CONSTRAINT uq_bank_line_payment_id UNIQUE (payment_id);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT uq_calendar_feed_secret_hash UNIQUE (secret_hash);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT uq_contact_id_customer_id UNIQUE (id, customer_id);
ALTER TABLE ONLY public.credit_warning
    ADD CONSTRAINT uq_credit_warning_lot_id_expires_on_days_ahead UNIQUE (lot_id, expires_on, days_ahead);
ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT uq_delivery_natural_key UNIQUE (natural_key);
ALTER TABLE ONLY public.earning_policy
    ADD CONSTRAINT uq_earning_policy_from_on UNIQUE (from_on);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT uq_event_id UNIQUE (id);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT uq_event_position UNIQUE ("position");
ALTER TABLE ONLY public.holiday
    ADD CONSTRAINT uq_holiday_country_holiday_on UNIQUE (country, holiday_on);
ALTER TABLE ONLY public.holiday_year
    ADD CONSTRAINT uq_holiday_year_country_year UNIQUE (country, year);
ALTER TABLE ONLY public.inbound_email
    ADD CONSTRAINT uq_inbound_email_message_id_content_digest UNIQUE (message_id, content_digest);
ALTER TABLE ONLY public.inbound_email
    ADD CONSTRAINT uq_inbound_email_ticket_message_id UNIQUE (ticket_message_id);
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT uq_ledger_entry_credit_account_id_id UNIQUE (credit_account_id, id);
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT uq_ledger_entry_credit_account_id_reference UNIQUE (credit_account_id, reference);
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT uq_ledger_entry_credit_account_id_reverses UNIQUE (credit_account_id, reverses);
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT uq_mail_delivery_id UNIQUE (delivery_id);
ALTER TABLE ONLY public.mail_link
    ADD CONSTRAINT uq_mail_link_token_hash UNIQUE (token_hash);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT uq_message_ticket_id_number UNIQUE (ticket_id, number);
ALTER TABLE ONLY public.open_line
    ADD CONSTRAINT uq_open_line_key UNIQUE (key);
ALTER TABLE ONLY public.open_line
    ADD CONSTRAINT uq_open_line_payment_id UNIQUE (payment_id);
ALTER TABLE ONLY public.period
    ADD CONSTRAINT uq_period_month UNIQUE (month);
ALTER TABLE ONLY public.period_reopening
    ADD CONSTRAINT uq_period_reopening_period_id_number UNIQUE (period_id, number);
ALTER TABLE ONLY public.period_snapshot
    ADD CONSTRAINT uq_period_snapshot_period_id_number UNIQUE (period_id, number);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT uq_plan_code UNIQUE (code);
ALTER TABLE ONLY public.plan_version
    ADD CONSTRAINT uq_plan_version_plan_id_number UNIQUE (plan_id, number);
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT uq_refund_entry_id UNIQUE (entry_id);
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT uq_refund_purchase_id_number UNIQUE (purchase_id, number);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT uq_sign_in_token_hash UNIQUE (token_hash);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT uq_ticket_id_customer_id UNIQUE (id, customer_id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT uq_ticket_number UNIQUE (number);
ALTER TABLE ONLY public.worksheet
    ADD CONSTRAINT uq_worksheet_session_id UNIQUE (session_id);
CREATE INDEX ix_adjustment_customer_id ON public.adjustment USING btree (customer_id, id);
CREATE INDEX ix_approval_customer_id ON public.approval USING btree (customer_id, id);
CREATE INDEX ix_approval_pending ON public.approval USING btree (expires_at) WHERE ((status)::text = 'pending_approval'::text);
CREATE INDEX ix_article_czech_heading ON public.article USING gin (czech_heading public.gin_trgm_ops);
CREATE INDEX ix_article_document ON public.article USING gin (document);
CREATE INDEX ix_article_heading_words ON public.article USING gin (ts_filter(document, '{a,b}'::"char"[]));
CREATE INDEX ix_attachment_ticket_id ON public.attachment USING btree (ticket_id, id);
CREATE INDEX ix_calendar_feed_customer_id ON public.calendar_feed USING btree (customer_id, id);
CREATE INDEX ix_call_task_ticket_id ON public.call_task USING btree (ticket_id, id);
CREATE INDEX ix_chosen_file_chosen_at ON public.chosen_file USING btree (chosen_at);
CREATE INDEX ix_closure_ends_at ON public.closure USING btree (ends_at) WHERE (removed_at IS NULL);
CREATE INDEX ix_contact_customer_id ON public.contact USING btree (customer_id, id);
CREATE INDEX ix_contact_email ON public.contact USING btree (lower((email)::text));
CREATE INDEX ix_contact_found_by ON public.contact USING btree (found_by);
CREATE INDEX ix_contact_found_inside ON public.contact USING gin (found_by public.gin_trgm_ops);
CREATE INDEX ix_customer_found_by ON public.customer USING btree (found_by);
CREATE INDEX ix_customer_found_inside ON public.customer USING gin (found_by public.gin_trgm_ops);
CREATE INDEX ix_delivery_due ON public.delivery USING btree (channel, target_id, due_at, id) WHERE (((state)::text = 'waiting'::text) AND (order_key IS NULL));
CREATE INDEX ix_delivery_event_id ON public.delivery USING btree (event_id);
CREATE INDEX ix_delivery_leased ON public.delivery USING btree (leased_until) WHERE (leased_until IS NOT NULL);
CREATE INDEX ix_delivery_order ON public.delivery USING btree (channel, target_id, order_key, "position", id) WHERE (((state)::text = 'waiting'::text) AND (order_key IS NOT NULL));
CREATE INDEX ix_delivery_state ON public.delivery USING btree (state, id);
CREATE INDEX ix_delivery_target_id ON public.delivery USING btree (target_id, id);
CREATE INDEX ix_event_customer ON public.event USING btree (customer_id, subject_type, "position");
CREATE INDEX ix_event_occurred_at ON public.event USING brin (occurred_at) WITH (autosummarize='on');
CREATE INDEX ix_event_subject ON public.event USING btree (subject_type, "position");
CREATE INDEX ix_event_subject_id ON public.event USING btree (subject_id);
CREATE INDEX ix_event_unnumbered ON public.event USING btree (event_no) WHERE ("position" IS NULL);
CREATE INDEX ix_finance_holding_owes ON public.finance_holding USING btree (credit_account_id) WHERE owes;
CREATE INDEX ix_finance_movement_booked_at ON public.finance_movement USING btree (booked_at);
CREATE INDEX ix_inbound_email_answered_ids ON public.inbound_email USING gin (answered_ids);
CREATE INDEX ix_inbound_email_from_address ON public.inbound_email USING btree (from_address, received_at);
CREATE INDEX ix_inbound_email_ticket_id ON public.inbound_email USING btree (ticket_id, id);
CREATE INDEX ix_invitation_answer_session_id ON public.invitation_answer USING btree (session_id, attendee, stamped_at);
CREATE INDEX ix_ledger_account_expires_at ON public.ledger_account USING btree (expires_at) WHERE (((kind)::text = 'lot'::text) AND (balance_minutes > 0));
CREATE INDEX ix_ledger_account_open ON public.ledger_account USING btree (credit_account_id) WHERE (((kind)::text = 'lot'::text) AND ((balance_minutes > 0) OR (held_minutes > 0)));
CREATE INDEX ix_ledger_draw_open ON public.ledger_draw USING btree (credit_account_id, seq, "position") WHERE (open_minutes > 0);
CREATE INDEX ix_ledger_entry_booked_at ON public.ledger_entry USING btree (credit_account_id, booked_at, seq);
CREATE INDEX ix_ledger_entry_id ON public.ledger_entry USING btree (id);
CREATE INDEX ix_ledger_lot_lot ON public.ledger_lot USING btree (credit_account_id, lot_id, seq);
CREATE INDEX ix_ledger_posting_from ON public.ledger_posting USING btree (credit_account_id, from_id, seq);
CREATE INDEX ix_ledger_posting_lot ON public.ledger_posting USING btree (credit_account_id, lot_id);
CREATE INDEX ix_ledger_posting_settles ON public.ledger_posting USING btree (credit_account_id, settles_seq, settles_position) WHERE (settles_seq IS NOT NULL);
CREATE INDEX ix_ledger_posting_to ON public.ledger_posting USING btree (credit_account_id, to_id, seq);
CREATE INDEX ix_mail_contact_id ON public.mail USING btree (contact_id, id);
CREATE INDEX ix_mail_created_at ON public.mail USING btree (created_at);
CREATE INDEX ix_mail_customer_id ON public.mail USING btree (customer_id, id);
CREATE INDEX ix_mail_link_contact_id ON public.mail_link USING btree (contact_id) WHERE (revoked_at IS NULL);
CREATE INDEX ix_mail_link_made_at ON public.mail_link USING btree (made_at);
CREATE INDEX ix_mail_message_id ON public.mail USING btree (message_id);
CREATE INDEX ix_message_notes ON public.message USING btree (ticket_id, number) WHERE (NOT public);
CREATE INDEX ix_open_line_status ON public.open_line USING btree (status, id);
CREATE INDEX ix_payment_customer_id ON public.payment USING btree (customer_id, id);
CREATE INDEX ix_payment_purchase_id ON public.payment USING btree (purchase_id, id);
CREATE INDEX ix_penalty_customer_id ON public.penalty USING btree (customer_id, id);
CREATE INDEX ix_penalty_session_id ON public.penalty USING btree (session_id);
CREATE INDEX ix_period_until_at ON public.period USING btree (until_at, id);
CREATE INDEX ix_phone_call_ticket_id ON public.phone_call USING btree (ticket_id, id);
CREATE INDEX ix_purchase_customer_id ON public.purchase USING btree (customer_id, id);
CREATE INDEX ix_purchase_repeated ON public.purchase USING btree (id) WHERE (invoice_repeated OR reference_repeated);
CREATE INDEX ix_refund_customer_id ON public.refund USING btree (customer_id, id);
CREATE INDEX ix_refund_repeated ON public.refund USING btree (id) WHERE credit_note_repeated;
CREATE INDEX ix_server_access_server_id ON public.server_access USING btree (server_id, id);
CREATE INDEX ix_server_customer_id ON public.server USING btree (customer_id, id);
CREATE INDEX ix_server_found_by ON public.server USING btree (found_by);
CREATE INDEX ix_server_found_inside ON public.server USING gin (found_by public.gin_trgm_ops);
CREATE INDEX ix_session_customer_id ON public.session USING btree (customer_id, id);
CREATE INDEX ix_session_customer_starts_at ON public.session USING btree (customer_id, starts_at, id);
CREATE INDEX ix_session_removal_technician_id ON public.session_removal USING btree (technician_id, removed_at);
CREATE INDEX ix_session_starts_at ON public.session USING btree (starts_at, id);
CREATE INDEX ix_session_technician_starts_at ON public.session_technician USING btree (technician_id, lower(during));
CREATE INDEX ix_session_ticket_id ON public.session USING btree (ticket_id, id) WHERE (ticket_id IS NOT NULL);
CREATE INDEX ix_session_waiting ON public.session USING btree (customer_id, starts_at) WHERE ((status)::text = 'awaiting_credit'::text);
CREATE INDEX ix_sign_in_contact_id ON public.sign_in USING btree (contact_id) WHERE (ended_at IS NULL);
CREATE INDEX ix_sign_in_key_id ON public.sign_in USING btree (key_id) WHERE (ended_at IS NULL);
CREATE INDEX ix_sign_in_last_seen_at ON public.sign_in USING btree (last_seen_at);
CREATE INDEX ix_sign_in_technician_id ON public.sign_in USING btree (technician_id) WHERE (ended_at IS NULL);
CREATE INDEX ix_subscription_customer_id ON public.subscription USING btree (customer_id, id);
CREATE INDEX ix_ticket_change_ticket_id ON public.ticket_change USING btree (ticket_id, id);
CREATE INDEX ix_ticket_created_at ON public.ticket USING btree (created_at);
CREATE INDEX ix_ticket_customer_created_at ON public.ticket USING btree (customer_id, created_at);
CREATE INDEX ix_ticket_customer_id ON public.ticket USING btree (customer_id, stage, after_outages, queue_rank, severity, resolution_due_at, created_at, id);
CREATE INDEX ix_ticket_merged_into ON public.ticket USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX ix_ticket_next ON public.ticket USING btree (after_outages, queue_rank, severity, resolution_due_at, created_at, id) WHERE ((technician_id IS NULL) AND ((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying])::text[])));
CREATE INDEX ix_ticket_overdue ON public.ticket USING btree (resolution_due_at) WHERE (((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying])::text[])) AND (overdue_told_at IS NULL));
CREATE INDEX ix_ticket_queue ON public.ticket USING btree (stage, after_outages, queue_rank, severity, resolution_due_at, created_at, id);
CREATE INDEX ix_ticket_resolved_at ON public.ticket USING btree (resolved_at) WHERE ((status)::text = 'resolved'::text);
CREATE INDEX ix_ticket_starving ON public.ticket USING btree (starves_at) WHERE ((technician_id IS NULL) AND ((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying])::text[])) AND (starved_at IS NULL));
CREATE INDEX ix_ticket_technician_id ON public.ticket USING btree (technician_id, stage, after_outages, queue_rank, severity, resolution_due_at, created_at, id);
CREATE INDEX ix_ticket_text_document ON public.ticket_text USING gin (document);
CREATE INDEX ix_ticket_text_public ON public.ticket_text USING gin (ts_filter(document, '{a,b,c}'::"char"[]));
CREATE INDEX ix_time_off_technician_id ON public.time_off USING btree (technician_id, ends_at) WHERE (removed_at IS NULL);
CREATE INDEX ix_unsubscribe_link_contact_id ON public.unsubscribe_link USING btree (contact_id) WHERE (revoked_at IS NULL);
CREATE INDEX ix_unsubscribe_link_made_at ON public.unsubscribe_link USING btree (made_at);
CREATE INDEX ix_webhook_endpoint_customer_id ON public.webhook_endpoint USING btree (customer_id);
CREATE INDEX ix_webhook_secret_endpoint_id ON public.webhook_secret USING btree (endpoint_id);
CREATE INDEX ix_working_hours_technician_id ON public.working_hours USING btree (technician_id, id) WHERE (removed_at IS NULL);
CREATE INDEX ix_worksheet_auto_confirm_at ON public.worksheet USING btree (auto_confirm_at) WHERE (auto_confirm_at IS NOT NULL);
CREATE INDEX ix_worksheet_awaiting ON public.worksheet USING gist (customer_id, tstzrange(submitted_at, NULLIF(GREATEST(confirmed_at, submitted_at), submitted_at)));
CREATE INDEX ix_worksheet_customer_id ON public.worksheet USING btree (customer_id, id);
CREATE INDEX ix_worksheet_customer_submitted_at ON public.worksheet USING btree (customer_id, submitted_at, id);
CREATE INDEX ix_worksheet_submitted_at ON public.worksheet USING btree (submitted_at, id);
CREATE INDEX ix_worksheet_unconfirmed ON public.worksheet USING btree (submitted_at, id) WHERE ((status)::text <> 'confirmed'::text);
CREATE INDEX pgqueuer_ep_ea_idx ON public.pgqueuer USING btree (entrypoint, execute_after) WHERE (status = 'queued'::public.pgqueuer_status);
CREATE INDEX pgqueuer_ep_prio_id_idx ON public.pgqueuer USING btree (entrypoint, priority DESC, id) WHERE (status = 'queued'::public.pgqueuer_status);
CREATE INDEX pgqueuer_log_created ON public.pgqueuer_log USING btree (created);
CREATE INDEX pgqueuer_log_job_id_status ON public.pgqueuer_log USING btree (job_id, created DESC);
CREATE INDEX pgqueuer_log_not_aggregated ON public.pgqueuer_log USING btree ((1)) WHERE (NOT aggregated);
CREATE INDEX pgqueuer_log_status ON public.pgqueuer_log USING btree (status);
CREATE INDEX pgqueuer_picked_heartbeat_idx ON public.pgqueuer USING btree (heartbeat) WHERE (status = 'picked'::public.pgqueuer_status);
CREATE UNIQUE INDEX pgqueuer_picked_slot_idx ON public.pgqueuer USING btree (entrypoint, slot) WHERE ((status = 'picked'::public.pgqueuer_status) AND (slot IS NOT NULL));
CREATE INDEX pgqueuer_priority_id_id1_idx ON public.pgqueuer USING btree (priority, id DESC) INCLUDE (id) WHERE (status = 'queued'::public.pgqueuer_status);
CREATE INDEX pgqueuer_queue_manager_id_idx ON public.pgqueuer USING btree (queue_manager_id) WHERE (queue_manager_id IS NOT NULL);
CREATE UNIQUE INDEX pgqueuer_statistics_unique_count ON public.pgqueuer_statistics USING btree (priority, date_trunc('sec'::text, timezone('UTC'::text, created)), status, entrypoint);
CREATE UNIQUE INDEX pgqueuer_unique_dedupe_key ON public.pgqueuer USING btree (dedupe_key) WHERE ((status = ANY (ARRAY['queued'::public.pgqueuer_status, 'picked'::public.pgqueuer_status])) AND (dedupe_key IS NOT NULL));
CREATE INDEX pgqueuer_updated_id_id1_idx ON public.pgqueuer USING btree (updated, id DESC) INCLUDE (id) WHERE (status = 'picked'::public.pgqueuer_status);
CREATE UNIQUE INDEX uq_call_task_open ON public.call_task USING btree (ticket_id) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX uq_credit_warning_low ON public.credit_warning USING btree (customer_id) WHERE (((kind)::text = 'low'::text) AND (cleared_at IS NULL));
CREATE UNIQUE INDEX uq_person_email ON public.person USING btree (lower((email)::text));
CREATE UNIQUE INDEX uq_purchase_invoice_long ON public.purchase USING btree (invoice_long) WHERE (((status)::text <> 'void'::text) AND (NOT invoice_repeated));
CREATE UNIQUE INDEX uq_purchase_invoice_short ON public.purchase USING btree (invoice_short) WHERE (((status)::text <> 'void'::text) AND (NOT invoice_repeated));
CREATE UNIQUE INDEX uq_purchase_reference_long ON public.purchase USING btree (reference_long) WHERE (((status)::text <> 'void'::text) AND (NOT reference_repeated));
CREATE UNIQUE INDEX uq_purchase_reference_short ON public.purchase USING btree (reference_short) WHERE (((status)::text <> 'void'::text) AND (NOT reference_repeated));
CREATE UNIQUE INDEX uq_refund_credit_note_long ON public.refund USING btree (credit_note_long) WHERE (NOT credit_note_repeated);
CREATE UNIQUE INDEX uq_refund_credit_note_short ON public.refund USING btree (credit_note_short) WHERE (NOT credit_note_repeated);
CREATE UNIQUE INDEX uq_session_technician_working ON public.session_technician USING btree (technician_id) WHERE working;
CREATE UNIQUE INDEX uq_verification_waiting ON public.verification USING btree (status) WHERE ((status)::text = 'waiting'::text);
CREATE UNIQUE INDEX uq_working_exception_day ON public.working_exception USING btree (technician_id, exception_on) WHERE (removed_at IS NULL);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.ledger_entry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.ledger_lot FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.ledger_posting FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.period_head FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.period_reopening FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.period_snapshot FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.ledger_lot FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.ledger_posting FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.period_head FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.period_reopening FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.period_snapshot FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER tg_api_key_holder BEFORE INSERT ON public.api_key FOR EACH ROW EXECUTE FUNCTION public.refuse_key_of_inactive();
CREATE TRIGGER tg_pgqueuer_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.pgqueuer FOR EACH STATEMENT EXECUTE FUNCTION public.fn_pgqueuer_changed();
ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT fk_adjustment_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT fk_api_key_contact_id_customer_id FOREIGN KEY (contact_id, customer_id) REFERENCES public.contact(id, customer_id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT fk_api_key_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT fk_api_key_person_id FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT fk_api_key_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.approval
    ADD CONSTRAINT fk_approval_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.approval
    ADD CONSTRAINT fk_approval_decided_by FOREIGN KEY (decided_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.approval
    ADD CONSTRAINT fk_approval_requested_by FOREIGN KEY (requested_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT fk_attachment_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT fk_attachment_message_id FOREIGN KEY (message_id) REFERENCES public.message(id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT fk_attachment_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.bank_line
    ADD CONSTRAINT fk_bank_line_file_id FOREIGN KEY (file_id) REFERENCES public.bank_file(id);
ALTER TABLE ONLY public.bank_line
    ADD CONSTRAINT fk_bank_line_payment_id FOREIGN KEY (payment_id) REFERENCES public.payment(id);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT fk_calendar_feed_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT fk_calendar_feed_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.call_task
    ADD CONSTRAINT fk_call_task_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.call_task
    ADD CONSTRAINT fk_call_task_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.clock_turn
    ADD CONSTRAINT fk_clock_turn_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT fk_contact_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.contact_mail
    ADD CONSTRAINT fk_contact_mail_contact_id_contact FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.credit_warning
    ADD CONSTRAINT fk_credit_warning_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.delivery_attempt
    ADD CONSTRAINT fk_delivery_attempt_delivery_id_delivery FOREIGN KEY (delivery_id) REFERENCES public.delivery(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.inbound_email
    ADD CONSTRAINT fk_inbound_email_about_message_id FOREIGN KEY (about_message_id) REFERENCES public.message(id);
ALTER TABLE ONLY public.inbound_email
    ADD CONSTRAINT fk_inbound_email_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.inbound_email
    ADD CONSTRAINT fk_inbound_email_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.inbound_email
    ADD CONSTRAINT fk_inbound_email_session_id FOREIGN KEY (session_id) REFERENCES public.session(id);
ALTER TABLE ONLY public.inbound_email
    ADD CONSTRAINT fk_inbound_email_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.inbound_email
    ADD CONSTRAINT fk_inbound_email_ticket_message_id FOREIGN KEY (ticket_message_id) REFERENCES public.message(id);
ALTER TABLE ONLY public.invitation_answer
    ADD CONSTRAINT fk_invitation_answer_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.invitation_answer
    ADD CONSTRAINT fk_invitation_answer_session_id FOREIGN KEY (session_id) REFERENCES public.session(id);
ALTER TABLE ONLY public.invitation_answer
    ADD CONSTRAINT fk_invitation_answer_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.ledger_account
    ADD CONSTRAINT fk_ledger_account_credit_account_id FOREIGN KEY (credit_account_id) REFERENCES public.credit_account(credit_account_id);
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT fk_ledger_entry_credit_account_id FOREIGN KEY (credit_account_id) REFERENCES public.credit_account(credit_account_id);
ALTER TABLE ONLY public.ledger_lot
    ADD CONSTRAINT fk_ledger_lot_credit_account_id_lot_id FOREIGN KEY (credit_account_id, lot_id) REFERENCES public.ledger_account(credit_account_id, id);
ALTER TABLE ONLY public.ledger_lot
    ADD CONSTRAINT fk_ledger_lot_credit_account_id_seq FOREIGN KEY (credit_account_id, seq) REFERENCES public.ledger_entry(credit_account_id, seq);
ALTER TABLE ONLY public.ledger_note
    ADD CONSTRAINT fk_ledger_note_credit_account_id_seq FOREIGN KEY (credit_account_id, seq) REFERENCES public.ledger_entry(credit_account_id, seq);
ALTER TABLE ONLY public.ledger_posting
    ADD CONSTRAINT fk_ledger_posting_credit_account_id_from_id FOREIGN KEY (credit_account_id, from_id) REFERENCES public.ledger_account(credit_account_id, id);
ALTER TABLE ONLY public.ledger_posting
    ADD CONSTRAINT fk_ledger_posting_credit_account_id_lot_id FOREIGN KEY (credit_account_id, lot_id) REFERENCES public.ledger_account(credit_account_id, id);
ALTER TABLE ONLY public.ledger_posting
    ADD CONSTRAINT fk_ledger_posting_credit_account_id_seq FOREIGN KEY (credit_account_id, seq) REFERENCES public.ledger_entry(credit_account_id, seq);
ALTER TABLE ONLY public.ledger_posting
    ADD CONSTRAINT fk_ledger_posting_credit_account_id_settles_seq_settles_7919 FOREIGN KEY (credit_account_id, settles_seq, settles_position) REFERENCES public.ledger_draw(credit_account_id, seq, "position");
ALTER TABLE ONLY public.ledger_posting
    ADD CONSTRAINT fk_ledger_posting_credit_account_id_to_id FOREIGN KEY (credit_account_id, to_id) REFERENCES public.ledger_account(credit_account_id, id);
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT fk_mail_contact_id_contact FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.mail
    ADD CONSTRAINT fk_mail_customer_id_customer FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.mail_link
    ADD CONSTRAINT fk_mail_link_contact_id_contact FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.mail_link
    ADD CONSTRAINT fk_mail_link_key_id_api_key FOREIGN KEY (key_id) REFERENCES public.api_key(id);
ALTER TABLE ONLY public.mail_link
    ADD CONSTRAINT fk_mail_link_technician_id_technician FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT fk_message_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT fk_message_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.open_line
    ADD CONSTRAINT fk_open_line_file_id FOREIGN KEY (file_id) REFERENCES public.bank_file(id);
ALTER TABLE ONLY public.open_line
    ADD CONSTRAINT fk_open_line_payment_id FOREIGN KEY (payment_id) REFERENCES public.payment(id);
ALTER TABLE ONLY public.payment
    ADD CONSTRAINT fk_payment_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.payment
    ADD CONSTRAINT fk_payment_purchase_id FOREIGN KEY (purchase_id) REFERENCES public.purchase(id);
ALTER TABLE ONLY public.penalty
    ADD CONSTRAINT fk_penalty_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.penalty
    ADD CONSTRAINT fk_penalty_session_id FOREIGN KEY (session_id) REFERENCES public.session(id);
ALTER TABLE ONLY public.period_head
    ADD CONSTRAINT fk_period_head_period_id FOREIGN KEY (period_id) REFERENCES public.period(id);
ALTER TABLE ONLY public.period_reopening
    ADD CONSTRAINT fk_period_reopening_period_id FOREIGN KEY (period_id) REFERENCES public.period(id);
ALTER TABLE ONLY public.period_snapshot
    ADD CONSTRAINT fk_period_snapshot_period_id FOREIGN KEY (period_id) REFERENCES public.period(id);
ALTER TABLE ONLY public.phone_call
    ADD CONSTRAINT fk_phone_call_call_task_id FOREIGN KEY (call_task_id) REFERENCES public.call_task(id);
ALTER TABLE ONLY public.phone_call
    ADD CONSTRAINT fk_phone_call_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.phone_call
    ADD CONSTRAINT fk_phone_call_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT fk_plan_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.plan_version
    ADD CONSTRAINT fk_plan_version_plan_id FOREIGN KEY (plan_id) REFERENCES public.plan(id);
ALTER TABLE ONLY public.price_step
    ADD CONSTRAINT fk_price_step_price_list_id FOREIGN KEY (price_list_id) REFERENCES public.price_list(id);
ALTER TABLE ONLY public.purchase
    ADD CONSTRAINT fk_purchase_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.purchase
    ADD CONSTRAINT fk_purchase_price_list_id FOREIGN KEY (price_list_id) REFERENCES public.price_list(id);
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT fk_refund_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT fk_refund_purchase_id FOREIGN KEY (purchase_id) REFERENCES public.purchase(id);
ALTER TABLE ONLY public.reporter_mail
    ADD CONSTRAINT fk_reporter_mail_ticket_id_ticket FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.server_access
    ADD CONSTRAINT fk_server_access_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.server_access
    ADD CONSTRAINT fk_server_access_server_id FOREIGN KEY (server_id) REFERENCES public.server(id);
ALTER TABLE ONLY public.server
    ADD CONSTRAINT fk_server_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT fk_session_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.session_move
    ADD CONSTRAINT fk_session_move_penalty_id FOREIGN KEY (penalty_id) REFERENCES public.penalty(id);
ALTER TABLE ONLY public.session_move
    ADD CONSTRAINT fk_session_move_session_id FOREIGN KEY (session_id) REFERENCES public.session(id);
ALTER TABLE ONLY public.session_removal
    ADD CONSTRAINT fk_session_removal_session_id FOREIGN KEY (session_id) REFERENCES public.session(id);
ALTER TABLE ONLY public.session_removal
    ADD CONSTRAINT fk_session_removal_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT fk_session_server_id FOREIGN KEY (server_id) REFERENCES public.server(id);
ALTER TABLE ONLY public.session_technician
    ADD CONSTRAINT fk_session_technician_session_id FOREIGN KEY (session_id) REFERENCES public.session(id);
ALTER TABLE ONLY public.session_technician
    ADD CONSTRAINT fk_session_technician_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT fk_session_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.session_undone_start
    ADD CONSTRAINT fk_session_undone_start_session_id FOREIGN KEY (session_id) REFERENCES public.session(id);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT fk_sign_in_contact_id_contact FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT fk_sign_in_key_id_api_key FOREIGN KEY (key_id) REFERENCES public.api_key(id);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT fk_sign_in_technician_id_technician FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT fk_subscription_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT fk_subscription_plan_id FOREIGN KEY (plan_id) REFERENCES public.plan(id);
ALTER TABLE ONLY public.ticket_change
    ADD CONSTRAINT fk_ticket_change_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT fk_ticket_contact_id FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT fk_ticket_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT fk_ticket_follow_up_of FOREIGN KEY (follow_up_of) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT fk_ticket_merged_into_customer_id FOREIGN KEY (merged_into, customer_id) REFERENCES public.ticket(id, customer_id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT fk_ticket_plan_version_id FOREIGN KEY (plan_version_id) REFERENCES public.plan_version(id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT fk_ticket_server_id FOREIGN KEY (server_id) REFERENCES public.server(id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT fk_ticket_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.ticket_text
    ADD CONSTRAINT fk_ticket_text_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.time_entry
    ADD CONSTRAINT fk_time_entry_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.time_entry
    ADD CONSTRAINT fk_time_entry_worksheet_id FOREIGN KEY (worksheet_id) REFERENCES public.worksheet(id);
ALTER TABLE ONLY public.time_off
    ADD CONSTRAINT fk_time_off_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.unsubscribe_link
    ADD CONSTRAINT fk_unsubscribe_link_contact_id_contact FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT fk_watcher_contact_id_customer_id FOREIGN KEY (contact_id, customer_id) REFERENCES public.contact(id, customer_id);
ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT fk_watcher_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT fk_watcher_ticket_id_customer_id FOREIGN KEY (ticket_id, customer_id) REFERENCES public.ticket(id, customer_id);
ALTER TABLE ONLY public.webhook_endpoint
    ADD CONSTRAINT fk_webhook_endpoint_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.webhook_secret
    ADD CONSTRAINT fk_webhook_secret_endpoint_id FOREIGN KEY (endpoint_id) REFERENCES public.webhook_endpoint(id);
ALTER TABLE ONLY public.working_exception
    ADD CONSTRAINT fk_working_exception_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.working_hours
    ADD CONSTRAINT fk_working_hours_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.worksheet
    ADD CONSTRAINT fk_worksheet_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.worksheet_draft
    ADD CONSTRAINT fk_worksheet_draft_session_id_session FOREIGN KEY (session_id) REFERENCES public.session(id);
ALTER TABLE ONLY public.worksheet_round
    ADD CONSTRAINT fk_worksheet_round_worksheet_id FOREIGN KEY (worksheet_id) REFERENCES public.worksheet(id);
ALTER TABLE ONLY public.worksheet
    ADD CONSTRAINT fk_worksheet_session_id FOREIGN KEY (session_id) REFERENCES public.session(id);
GRANT USAGE ON SCHEMA public TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.server_access TO personday_app;
GRANT ALL ON FUNCTION public.access_until(of_server uuid, instant timestamp with time zone) TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.session_technician TO personday_app;
GRANT ALL ON FUNCTION public.booked_minutes(of_technician uuid, booked_from timestamp with time zone, booked_to timestamp with time zone, instant timestamp with time zone, but uuid) TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.customer TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.subscription TO personday_app;
GRANT ALL ON FUNCTION public.plans_near(of_customer uuid, instant timestamp with time zone) TO personday_app;
GRANT ALL ON FUNCTION public.session_overdue(status text, top_up_by timestamp with time zone, instant timestamp with time zone) TO personday_app;
GRANT ALL ON FUNCTION public.session_status(status text, top_up_by timestamp with time zone, instant timestamp with time zone) TO personday_app;
GRANT ALL ON FUNCTION public.stale_sessions(of_technicians uuid[], booked_from timestamp with time zone, booked_to timestamp with time zone, instant timestamp with time zone) TO personday_app;
GRANT SELECT,INSERT ON TABLE public.plan_version TO personday_app;
GRANT ALL ON FUNCTION public.terms_near(of_customer uuid, instant timestamp with time zone) TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ticket TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.adjustment TO personday_app;
GRANT SELECT ON TABLE public.alembic_version TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.api_key TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.approval TO personday_app;
GRANT SELECT,UPDATE ON TABLE public.approval_thresholds TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.article TO personday_app;
GRANT SELECT,INSERT ON TABLE public.attachment TO personday_app;
GRANT SELECT,INSERT ON TABLE public.bank_file TO personday_app;
GRANT SELECT,INSERT ON TABLE public.bank_line TO personday_app;
GRANT SELECT,UPDATE ON TABLE public.business_calendar TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.calendar_feed TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.call_task TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.chosen_file TO personday_app;
GRANT SELECT,INSERT ON TABLE public.clock_turn TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.closure TO personday_app;
GRANT SELECT,UPDATE ON TABLE public.company TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.contact TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.contact_mail TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.credit_account TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.credit_warning TO personday_app;
GRANT SELECT,UPDATE ON TABLE public.credit_watch TO personday_app;
GRANT SELECT ON TABLE public.cursor_secret TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.delivery TO personday_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.delivery_attempt TO personday_app;
GRANT SELECT,UPDATE ON TABLE public.delivery_plan TO personday_app;
GRANT SELECT,INSERT ON TABLE public.earning_policy TO personday_app;
GRANT SELECT,INSERT ON TABLE public.event TO personday_app;
GRANT UPDATE("position") ON TABLE public.event TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.finance_holding TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.finance_lot TO personday_app;
GRANT SELECT,INSERT ON TABLE public.finance_movement TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.finance_position TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.holiday TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.holiday_year TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.idempotency_key TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.inbound_email TO personday_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.invitation_answer TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ledger_account TO personday_app;
GRANT SELECT,UPDATE ON TABLE public.ledger_closing TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ledger_draw TO personday_app;
GRANT SELECT,INSERT ON TABLE public.ledger_entry TO personday_app;
GRANT SELECT,INSERT ON TABLE public.ledger_lot TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.ledger_note TO personday_app;
GRANT SELECT,INSERT ON TABLE public.ledger_posting TO personday_app;
GRANT SELECT,UPDATE ON TABLE public.ledger_zone_data TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mail TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mail_link TO personday_app;
GRANT SELECT,UPDATE ON TABLE public.mail_watch TO personday_app;
GRANT SELECT,INSERT ON TABLE public.message TO personday_app;
GRANT UPDATE(body) ON TABLE public.message TO personday_app;
GRANT UPDATE(language) ON TABLE public.message TO personday_app;
GRANT UPDATE(version) ON TABLE public.message TO personday_app;
GRANT UPDATE(text) ON TABLE public.message TO personday_app;
GRANT UPDATE(part_kinds) ON TABLE public.message TO personday_app;
GRANT UPDATE(part_ends) ON TABLE public.message TO personday_app;
GRANT UPDATE(parts_corrected_at) ON TABLE public.message TO personday_app;
GRANT UPDATE(parts_corrected_by) ON TABLE public.message TO personday_app;
GRANT UPDATE(language_corrected) ON TABLE public.message TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.open_line TO personday_app;
GRANT SELECT,INSERT ON TABLE public.payment TO personday_app;
GRANT UPDATE(received_on) ON TABLE public.payment TO personday_app;
GRANT UPDATE(reference) ON TABLE public.payment TO personday_app;
GRANT UPDATE(status) ON TABLE public.payment TO personday_app;
GRANT UPDATE(version) ON TABLE public.payment TO personday_app;
GRANT UPDATE(withdrawn_at) ON TABLE public.payment TO personday_app;
GRANT UPDATE(withdrawn_by) ON TABLE public.payment TO personday_app;
GRANT UPDATE(withdrawal_reason) ON TABLE public.payment TO personday_app;
GRANT UPDATE(earlier_references) ON TABLE public.payment TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.penalty TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.period TO personday_app;
GRANT SELECT,INSERT ON TABLE public.period_head TO personday_app;
GRANT SELECT,INSERT ON TABLE public.period_reopening TO personday_app;
GRANT SELECT,INSERT ON TABLE public.period_snapshot TO personday_app;
GRANT SELECT,INSERT ON TABLE public.person TO personday_app;
GRANT SELECT ON TABLE public.pgqueuer_log TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.pgqueuer_schedules TO personday_app;
GRANT USAGE ON SEQUENCE public.pgqueuer_schedules_id_seq TO personday_app;
GRANT SELECT,INSERT ON TABLE public.phone_call TO personday_app;
GRANT SELECT,INSERT ON TABLE public.plan TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.price_list TO personday_app;
GRANT SELECT,INSERT ON TABLE public.price_step TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.purchase TO personday_app;
GRANT SELECT,INSERT ON TABLE public.refund TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.reporter_mail TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.server TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.session TO personday_app;
GRANT SELECT,INSERT ON TABLE public.session_move TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.session_removal TO personday_app;
GRANT SELECT,INSERT ON TABLE public.session_undone_start TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.sign_in TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.technician TO personday_app;
GRANT SELECT,INSERT ON TABLE public.ticket_change TO personday_app;
GRANT USAGE ON SEQUENCE public.ticket_number TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ticket_text TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.time_entry TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.time_off TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.unsubscribe_link TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.verification TO personday_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.watcher TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.webhook_endpoint TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.webhook_secret TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.working_exception TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.working_hours TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.worksheet TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.worksheet_draft TO personday_app;
GRANT SELECT,INSERT ON TABLE public.worksheet_round TO personday_app;
