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
    RETURN CASE language WHEN 'de'::text THEN regexp_replace(regexp_replace(public.text_plain(given), '(?<![aeioquy])([aou])e'::text, '\1'::text, 'g'::text), '\m(dass|fur|konnen|konnte|uber|wahrend|wurden?)\M'::text, ' '::text, 'g'::text) WHEN 'fr'::text THEN regexp_replace(regexp_replace(public.text_plain(given), 'ees?\M'::text, 'e'::text, 'g'::text), '\m(a|etes?|etais|etait|etions|etiez|etaient|etante?s?|eumes|eutes|eut|fumes|futes|fut|meme)\M'::text, ' '::text, 'g'::text) ELSE public.text_plain(given) END;
CREATE FUNCTION public.text_words(language text, given text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN to_tsvector(public.text_configuration(language), public.text_folded(language, given));
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
    CONSTRAINT ck_customer_deactivation CHECK (((deactivation_reason IS NULL) OR (deactivated_at IS NOT NULL))),
    CONSTRAINT ck_customer_deployment CHECK (((deployment)::text = ANY ((ARRAY['cloud'::character varying, 'on_premise'::character varying])::text[])))
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
CREATE FUNCTION public.text_joined(known tsvector, more tsvector) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
        BEGIN
            RETURN known || more;
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
    CONSTRAINT ck_ticket_status CHECK (((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying, 'waiting_for_customer'::character varying, 'resolved'::character varying, 'closed'::character varying])::text[])))
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
    CONSTRAINT ck_api_key_binding CHECK (((((role)::text = 'customer'::text) = (customer_id IS NOT NULL)) AND (((role)::text = 'technician'::text) = (technician_id IS NOT NULL)) AND ((contact_id IS NULL) OR ((role)::text = 'customer'::text))))
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
    CONSTRAINT ck_contact_deactivation CHECK (((deactivation_reason IS NULL) OR (deactivated_at IS NOT NULL)))
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
    CONSTRAINT ck_inbound_email_outcome CHECK (((outcome)::text = ANY ((ARRAY['ticket_opened'::character varying, 'reply_added'::character varying, 'recorded'::character varying, 'quarantined'::character varying])::text[]))),
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
    CONSTRAINT ck_ledger_account_ceiling CHECK (((balance_minutes <= 0) OR ((kind)::text <> ALL ((ARRAY['debt'::character varying, 'purchased'::character varying])::text[])))),
    CONSTRAINT ck_ledger_account_floor CHECK (((balance_minutes >= 0) OR ((kind)::text <> ALL ((ARRAY['billed'::character varying, 'consumed'::character varying, 'expired'::character varying, 'hold'::character varying, 'lot'::character varying, 'penalties'::character varying, 'refunded'::character varying])::text[])))),
    CONSTRAINT ck_ledger_account_held CHECK (((held_minutes >= 0) AND ((held_minutes % 10) = 0) AND (((kind)::text = 'lot'::text) OR (held_minutes = 0)))),
    CONSTRAINT ck_ledger_account_increment CHECK (((balance_minutes % 10) = 0)),
    CONSTRAINT ck_ledger_account_kind CHECK (((kind)::text = ANY ((ARRAY['adjusted'::character varying, 'billed'::character varying, 'consumed'::character varying, 'debt'::character varying, 'expired'::character varying, 'hold'::character varying, 'lot'::character varying, 'penalties'::character varying, 'purchased'::character varying, 'refunded'::character varying])::text[]))),
    CONSTRAINT ck_ledger_account_lot CHECK ((((kind)::text = 'lot'::text) = (purchased_at IS NOT NULL)))
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
    CONSTRAINT ck_ledger_entry_hash CHECK ((octet_length(hash) = 32)),
    CONSTRAINT ck_ledger_entry_kind CHECK (((kind)::text = ANY ((ARRAY['adjustment'::character varying, 'confirmation'::character varying, 'correction'::character varying, 'deduction'::character varying, 'expiry'::character varying, 'hold'::character varying, 'penalty'::character varying, 'purchase'::character varying, 'refund'::character varying, 'release'::character varying, 'reversal'::character varying])::text[]))),
    CONSTRAINT ck_ledger_entry_reverses CHECK ((((kind)::text = 'reversal'::text) = (reverses IS NOT NULL))),
    CONSTRAINT ck_ledger_entry_seq CHECK ((seq > 0))
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
    CONSTRAINT ck_purchase_currency CHECK (((currency)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT ck_purchase_minutes CHECK (((minutes > 0) AND ((minutes % 10) = 0))),
    CONSTRAINT ck_purchase_minutes_per_person_day CHECK ((minutes_per_person_day > 0)),
    CONSTRAINT ck_purchase_price CHECK ((price_per_person_day >= (0)::numeric)),
    CONSTRAINT ck_purchase_refunded_minutes CHECK (((refunded_minutes >= 0) AND (refunded_minutes <= minutes))),
    CONSTRAINT ck_purchase_status CHECK (((status)::text = ANY ((ARRAY['pending_payment'::character varying, 'paid'::character varying, 'refunded'::character varying, 'void'::character varying])::text[])))
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
    CONSTRAINT ck_refund_minutes CHECK (((minutes > 0) AND ((minutes % 10) = 0)))
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
CREATE TABLE public.watcher (
    ticket_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    actor character varying NOT NULL,
    added_at timestamp with time zone NOT NULL
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
	('01a22d37-a8da-763b-804f-579584dcafb9', '01a22d37-8565-70a3-aa13-e761dc4a2053', -30, 'entered twice', '01a22d37-a8da-763b-804f-57964b4d8803', '2031-03-05 12:00:00+00', NULL, 'correction'),
	('01a22d37-a9d6-72e1-beff-c8d21d4c1dc3', '01a22d37-8565-70a3-aa13-e761dc4a2053', 30, 'goodwill', '01a22d37-a9d6-72e1-beff-c8d30634d2f4', '2031-03-05 12:00:00+00', NULL, 'correction'),
	('01a22d37-eff9-725f-a626-c4c44bad31c2', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', -30, 'entered twice', '01a22d37-eff9-725f-a626-c4c55fb88acb', '2031-03-05 12:00:00+00', NULL, 'correction'),
	('01a22d37-f0b6-7001-aa99-86bfce55d417', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 30, 'goodwill', '01a22d37-f0b6-7001-aa99-86c00695af20', '2031-03-05 12:00:00+00', NULL, 'correction');
INSERT INTO public.alembic_version VALUES
	('20261129_removals');
INSERT INTO public.api_key VALUES
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', '\x6c532261bad493370e272aac18a6df7cd6cfca39f890e608ea449c9b48068854', 'admin', NULL, NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', '\x5fca61af056e75491a7a6ac5a8d7829cc79aa0bfd1654b3ca714860bbcf1ac96', 'lead', NULL, NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL),
	('031f82b4-b12c-4874-ae2a-b1e86006d456', '\x5b98cff64a63258c1241d05b37670449eb02e3951a187e5f95690f78bba9f682', 'finance', NULL, NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL),
	('01a22d37-872f-71a8-a302-bf1a88f690fd', '\x63d757ccebef9b69e518f2685c5ee45ff04233f87d875fffc5a5216c1d6c9222', 'customer', '01a22d37-8565-70a3-aa13-e761dc4a2053', NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL),
	('01a22d37-884f-718f-90b7-d96f30d129c6', '\x0ded93e0ebe4ec251a1c98dcd4a9f3f1c2fdbaaad04fd4cc66db812cddce7a48', 'technician', NULL, NULL, '01a22d37-879d-7331-ae00-9c1579f65d9f', NULL, '2031-03-05 12:00:00+00', NULL, NULL),
	('01a22d37-d0ad-762a-b8c5-f702b24c2723', '\xe9a8e87de195273a9beb57f65578bacfa75f178513bba8e66fa471f1af44d77f', 'customer', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', NULL, NULL, NULL, '2031-03-05 12:00:00+00', NULL, NULL),
	('01a22d37-d204-7664-8b06-e39bdd116923', '\xe615f2f3514a6365b8d7e19230fefad2a109c4f30dc272b1e6524c7c727954ca', 'technician', NULL, NULL, '01a22d37-d1b3-733b-809f-841ba8a32c84', NULL, '2031-03-05 12:00:00+00', NULL, NULL);
INSERT INTO public.attachment VALUES
	('01a22d37-c763-73ee-99f2-6371f2f59b3f', '01a22d37-c1eb-7373-a3d8-e099a5158d19', '01a22d37-8565-70a3-aa13-e761dc4a2053', NULL, 'app.log', 'text/plain', 19, 'adc14c48f101ad6e92bf00e2224f7c3c41c54c4d034df27b0343366aec12a786', '\x4552524f52206f7574206f66206d656d6f7279', NULL, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00'),
	('01a22d37-f866-729d-946e-97b598110158', '01a22d37-f3ec-71a3-81b3-61ff2aa7046e', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', NULL, 'app.log', 'text/plain', 19, 'adc14c48f101ad6e92bf00e2224f7c3c41c54c4d034df27b0343366aec12a786', '\x4552524f52206f7574206f66206d656d6f7279', NULL, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00');
INSERT INTO public.business_calendar VALUES
	('00000000-0000-7000-8000-000000000002', 'Europe/Prague', 'CZ', '[[0, 540, 1020], [1, 540, 1020], [2, 540, 1020], [3, 540, 1020], [4, 540, 1020]]', 1);
INSERT INTO public.call_task VALUES
	('01a22d37-cae6-73f0-9539-e4a2e9e28abf', '01a22d37-c1eb-7373-a3d8-e099a5158d19', '01a22d37-8565-70a3-aa13-e761dc4a2053', NULL, NULL, NULL, 0, '2031-03-05 10:00:00+00', NULL),
	('01a22d37-fb6a-74e1-9a58-bfe7d2fd6c6d', '01a22d37-f3ec-71a3-81b3-61ff2aa7046e', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', NULL, NULL, NULL, 0, '2031-03-05 10:00:00+00', NULL);
INSERT INTO public.clock_turn VALUES
	('01a22d37-aca4-71db-b585-663978b8391e', 1, 'start', '2031-03-05 10:00:00+00', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee'),
	('01a22d37-c1eb-7373-a3d8-e099a5158d19', 1, 'start', '2031-03-05 10:00:00+00', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee'),
	('01a22d37-c362-7752-b704-b143980f12ce', 1, 'start', '2031-03-05 10:00:00+00', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee'),
	('01a22d37-c47e-75df-a389-c96a2cfe07e5', 1, 'start', '2031-03-05 10:00:00+00', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee'),
	('01a22d37-c5a5-759e-aa9a-301c5f7afc8f', 1, 'start', '2031-03-05 10:00:00+00', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee'),
	('01a22d37-c362-7752-b704-b143980f12ce', 2, 'pause', '2031-03-05 10:00:00+00', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1'),
	('01a22d37-c47e-75df-a389-c96a2cfe07e5', 2, 'stop', '2031-03-05 10:00:00+00', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1'),
	('01a22d37-c5a5-759e-aa9a-301c5f7afc8f', 2, 'stop', '2031-03-05 10:00:00+00', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1'),
	('01a22d37-f22b-72ac-8ce5-9a7a8ebd7501', 1, 'start', '2031-03-05 10:00:00+00', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee'),
	('01a22d37-f3ec-71a3-81b3-61ff2aa7046e', 1, 'start', '2031-03-05 10:00:00+00', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee'),
	('01a22d37-f50a-7728-8f67-142b5bcf8818', 1, 'start', '2031-03-05 10:00:00+00', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee'),
	('01a22d37-f60f-7178-a720-77ed93af87c4', 1, 'start', '2031-03-05 10:00:00+00', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee'),
	('01a22d37-f742-7005-a619-9e9f3994db96', 1, 'start', '2031-03-05 10:00:00+00', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee'),
	('01a22d37-f50a-7728-8f67-142b5bcf8818', 2, 'pause', '2031-03-05 10:00:00+00', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1'),
	('01a22d37-f60f-7178-a720-77ed93af87c4', 2, 'stop', '2031-03-05 10:00:00+00', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1'),
	('01a22d37-f742-7005-a619-9e9f3994db96', 2, 'stop', '2031-03-05 10:00:00+00', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1');
INSERT INTO public.company VALUES
	('00000000-0000-7000-8000-000000000001', 'Personday', NULL, 'support@example.com', 'Europe/Prague', 0, 0, 365, 30, 72, 1);
INSERT INTO public.contact VALUES
	('01a22d37-88cb-73cd-8a4e-f618d3356bd5', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'Eva', 'eva@example.com', NULL, NULL, '2031-03-05 12:00:00+00', 1, NULL, NULL),
	('01a22d37-d2ff-70ec-bfb8-de7b3c7a8603', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'Eva', 'eva@example.com', NULL, NULL, '2031-03-05 12:00:00+00', 1, NULL, NULL);
INSERT INTO public.credit_account VALUES
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'server_support', 'Europe/Prague', 23, '2031-03-05 12:00:00+00', '\xdc366241be2db245f6f4f191f9e2533eabbf8d1c50a32fd9f590173a713a585f', 4290, 240, 100, 0),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'server_support', 'Europe/Prague', 23, '2031-03-05 12:00:00+00', '\x20c9bb7fc8eea41cbaa3982fce76b543578c2a9f1f55fbd80432f327abf87236', 4290, 240, 100, 0);
INSERT INTO public.credit_watch VALUES
	(true, 0);
INSERT INTO public.cursor_secret VALUES
	(true, '\xd27c0c227c84b2c2a12bd9d1416e13ecdcd8788b31f8983c39b00047f0288ef3');
INSERT INTO public.customer VALUES
	('01a22d37-8565-70a3-aa13-e761dc4a2053', 'Acme', 'on_premise', 'Europe/Prague', 'en', '2031-03-05 12:00:00+00', 1, NULL, NULL),
	('01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'Acme', 'on_premise', 'Europe/Prague', 'en', '2031-03-05 12:00:00+00', 1, NULL, NULL);
INSERT INTO public.event OVERRIDING SYSTEM VALUE VALUES
	(1, '01a22d37-8586-7671-aada-8bd0b891dbae', NULL, 'customer.created', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'customer', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(2, '01a22d37-872f-71a8-a302-bf1b9fe380b5', NULL, 'api_key.made', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'api_key', '01a22d37-872f-71a8-a302-bf1a88f690fd', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"role": "customer"}'),
	(3, '01a22d37-879d-7331-ae00-9c16e517ccf7', NULL, 'technician.created', NULL, 'technician', '01a22d37-879d-7331-ae00-9c1579f65d9f', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(4, '01a22d37-884f-718f-90b7-d970beff9a29', NULL, 'api_key.made', NULL, 'api_key', '01a22d37-884f-718f-90b7-d96f30d129c6', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"role": "technician"}'),
	(5, '01a22d37-88cb-73cd-8a4e-f6199f91a405', NULL, 'contact.created', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'contact', '01a22d37-88cb-73cd-8a4e-f618d3356bd5', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(6, '01a22d37-893f-71c5-a33a-114d33626f82', NULL, 'server.created', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'server', '01a22d37-893f-71c5-a33a-114c3119ac86', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(7, '01a22d37-89e2-777f-ab62-aa4bedcd5250', NULL, 'server_access.recorded', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'server_access', '01a22d37-89e2-777f-ab62-aa4a017b63cf', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(8, '01a22d37-8c56-772e-915d-98a54aa7e68a', NULL, 'ledger_entry.purchase', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-8bff-7013-8d6e-7ef0c6c69e2b', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '{"seq": 1, "reference": "purchase:01a22d37-8bfe-7649-aa4a-fa626f7c0860"}'),
	(9, '01a22d37-8c57-7080-9438-889bf52c4f0b', NULL, 'purchase.created', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'purchase', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '{"status": "paid", "minutes": 4800, "refunded_minutes": 0}'),
	(10, '01a22d37-8dce-73d3-b401-c127bbfea5de', NULL, 'purchase.created', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'purchase', '01a22d37-8dce-73d3-b401-c12635ea2e10', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '{"status": "pending_payment", "minutes": 480, "refunded_minutes": 0}'),
	(11, '01a22d37-8e62-770b-80e4-53548808eb25', NULL, 'purchase.created', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'purchase', '01a22d37-8e62-770b-80e4-53533cf4f7d5', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '{"status": "pending_payment", "minutes": 480, "refunded_minutes": 0}'),
	(12, '01a22d37-8f1e-7623-838b-451a82068bc2', NULL, 'purchase.voided', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'purchase', '01a22d37-8e62-770b-80e4-53533cf4f7d5', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '{"status": "void", "minutes": 480, "refunded_minutes": 0}'),
	(13, '01a22d37-8fc6-7161-bdb0-3c1ecd4eefb7', NULL, 'ledger_entry.purchase', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-8fab-76df-974c-8fe7eb8b1b81', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '{"seq": 2, "reference": "purchase:01a22d37-8faa-7584-b9f6-8ac655e64deb"}'),
	(14, '01a22d37-8fc6-7161-bdb0-3c1fb93a237e', NULL, 'purchase.created', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'purchase', '01a22d37-8faa-7584-b9f6-8ac655e64deb', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '{"status": "paid", "minutes": 480, "refunded_minutes": 0}'),
	(15, '01a22d37-909b-76b3-9ad2-18ccb0efe95a', NULL, 'ledger_entry.refund', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-909a-7585-9ee1-bd9167817610', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '{"seq": 3, "reference": "purchase:01a22d37-8faa-7584-b9f6-8ac655e64deb:refund:1"}'),
	(16, '01a22d37-90cc-75f9-9de7-9f531e504819', NULL, 'refund.made', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'refund', '01a22d37-90cc-75f9-9de7-9f521e4bce23', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '{"minutes": 480, "purchase_id": "01a22d37-8faa-7584-b9f6-8ac655e64deb"}'),
	(17, '01a22d37-90cc-75f9-9de7-9f541f4d817e', NULL, 'purchase.refunded', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'purchase', '01a22d37-8faa-7584-b9f6-8ac655e64deb', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '{"status": "refunded", "minutes": 480, "refunded_minutes": 480}'),
	(18, '01a22d37-91eb-7657-88b7-3b36b10da629', NULL, 'ledger_entry.hold', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-91ea-75fb-afc4-f8b2cf9b044a', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-11 12:00:00+00', '{"seq": 4, "reference": "session:01a22d37-91ea-75fb-afc4-f8b11a6831aa:hold:1"}'),
	(19, '01a22d37-91eb-7657-88b7-3b37e40d2a81', NULL, 'session.scheduled', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-91ea-75fb-afc4-f8b11a6831aa', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-11 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 120}'),
	(20, '01a22d37-934d-700a-b82d-6b481b2fa50e', NULL, 'session.started', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-91ea-75fb-afc4-f8b11a6831aa', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 120}'),
	(21, '01a22d37-941b-70d7-a8b2-550a8eb86a11', NULL, 'ledger_entry.deduction', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-941b-70d7-a8b2-55090352c187', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '{"seq": 5, "reference": "worksheet:01a22d37-941b-70d7-a8b2-5508f25c0b89:deduction"}'),
	(22, '01a22d37-941c-774c-8494-66b965e954d4', NULL, 'session.done', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-91ea-75fb-afc4-f8b11a6831aa', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '{"status": "done", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 0}'),
	(23, '01a22d37-941c-774c-8494-66ba6bee2737', NULL, 'worksheet.submitted', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'worksheet', '01a22d37-941b-70d7-a8b2-5508f25c0b89', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d37-91ea-75fb-afc4-f8b11a6831aa", "billed_minutes": 50}'),
	(24, '01a22d37-95af-7376-b120-123bf456f3f9', NULL, 'ledger_entry.hold', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-95af-7376-b120-123a7f0b4d3f', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '{"seq": 6, "reference": "session:01a22d37-95ae-7749-a860-e85df92ea86c:hold:1"}'),
	(25, '01a22d37-95af-7376-b120-123c88ddd596', NULL, 'session.scheduled', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-95ae-7749-a860-e85df92ea86c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-12 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 120}'),
	(26, '01a22d37-96c2-736f-aa3c-cac4281685d5', NULL, 'session.started', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-95ae-7749-a860-e85df92ea86c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 120}'),
	(27, '01a22d37-97b3-73ee-80db-93cf39cb87be', NULL, 'ledger_entry.deduction', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-97b3-73ee-80db-93ce8980efec', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '{"seq": 7, "reference": "worksheet:01a22d37-97b2-709c-809b-fa3e2fd4b3a6:deduction"}'),
	(28, '01a22d37-97b4-769e-aaf4-c16f8caca31e', NULL, 'session.done', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-95ae-7749-a860-e85df92ea86c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '{"status": "done", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 0}'),
	(29, '01a22d37-97b4-769e-aaf4-c170a5dfc7bf', NULL, 'worksheet.submitted', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'worksheet', '01a22d37-97b2-709c-809b-fa3e2fd4b3a6', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d37-95ae-7749-a860-e85df92ea86c", "billed_minutes": 50}'),
	(30, '01a22d37-98a2-74e8-86de-e8e8fb3a2832', NULL, 'ledger_entry.hold', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-98a2-74e8-86de-e8e7c4f5bc7b', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '{"seq": 8, "reference": "session:01a22d37-98a1-7435-9b4e-72b2af1b7ef0:hold:1"}'),
	(31, '01a22d37-98a2-74e8-86de-e8e95559149b', NULL, 'session.scheduled', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-98a1-7435-9b4e-72b2af1b7ef0', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 120}'),
	(32, '01a22d37-995b-701e-b705-c3d0e203ecf7', NULL, 'session.started', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-98a1-7435-9b4e-72b2af1b7ef0', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 120}'),
	(33, '01a22d37-9a36-7149-afbc-53f766fff060', NULL, 'ledger_entry.deduction', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-9a36-7149-afbc-53f6922c5da3', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:47:10+00', '{"seq": 9, "reference": "worksheet:01a22d37-9a36-7149-afbc-53f5fb8348a7:deduction"}'),
	(34, '01a22d37-9a37-74a9-9828-0363f42ee63a', NULL, 'session.done', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-98a1-7435-9b4e-72b2af1b7ef0', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:47:10+00', '{"status": "done", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 0}'),
	(35, '01a22d37-9a37-74a9-9828-03640f4ceb06', NULL, 'worksheet.submitted', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'worksheet', '01a22d37-9a36-7149-afbc-53f5fb8348a7', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d37-98a1-7435-9b4e-72b2af1b7ef0", "billed_minutes": 50}'),
	(36, '01a22d37-9b36-765d-b772-73f6f22ec05f', NULL, 'worksheet.disputed', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'worksheet', '01a22d37-97b2-709c-809b-fa3e2fd4b3a6', 'key:01a22d37-872f-71a8-a302-bf1a88f690fd', '2031-02-16 12:00:00+00', '{"status": "disputed", "revision": 1, "session_id": "01a22d37-95ae-7749-a860-e85df92ea86c", "billed_minutes": 50}'),
	(37, '01a22d37-9c26-7202-abe4-36fa272257c4', NULL, 'ledger_entry.confirmation', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-9c26-7202-abe4-36f9f6560a62', 'key:01a22d37-872f-71a8-a302-bf1a88f690fd', '2031-02-16 12:00:00+00', '{"seq": 10, "reference": "worksheet:01a22d37-9a36-7149-afbc-53f5fb8348a7:confirmation"}'),
	(38, '01a22d37-9c26-7202-abe4-36fb4dee3004', NULL, 'worksheet.confirmed', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'worksheet', '01a22d37-9a36-7149-afbc-53f5fb8348a7', 'key:01a22d37-872f-71a8-a302-bf1a88f690fd', '2031-02-16 12:00:00+00', '{"status": "confirmed", "revision": 1, "session_id": "01a22d37-98a1-7435-9b4e-72b2af1b7ef0", "confirmed_by": "customer", "billed_minutes": 50}'),
	(39, '01a22d37-9d3f-7333-8ec0-7cba6053a0b8', NULL, 'ledger_entry.hold', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-9d3f-7333-8ec0-7cb92c6dcced', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-16 12:00:00+00', '{"seq": 11, "reference": "session:01a22d37-9d3e-7423-95d3-6b0f8add8b94:hold:1"}'),
	(40, '01a22d37-9d3f-7333-8ec0-7cbb474d312c', NULL, 'session.scheduled', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-9d3e-7423-95d3-6b0f8add8b94', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-16 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-18T12:00:00Z", "reserved_minutes": 120}'),
	(41, '01a22d37-9e73-74b1-8831-d36c0adcba4a', NULL, 'penalty.charged', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'penalty', '01a22d37-9e73-74b1-8831-d36ba01d1b2d', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '{}'),
	(42, '01a22d37-9e73-74b1-8831-d36d24f20d2c', NULL, 'ledger_entry.release', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-9e73-74b1-8831-d3697fbfdeaa', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '{"seq": 12, "reference": "session:01a22d37-9d3e-7423-95d3-6b0f8add8b94:release:1"}'),
	(43, '01a22d37-9e73-74b1-8831-d36e08da31df', NULL, 'ledger_entry.penalty', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-9e73-74b1-8831-d36a386cfb77', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '{"seq": 13, "reference": "session:01a22d37-9d3e-7423-95d3-6b0f8add8b94:late_cancellation:penalty"}'),
	(44, '01a22d37-9e74-743d-b08e-f1e3f137e723', NULL, 'session.cancelled', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-9d3e-7423-95d3-6b0f8add8b94', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '{"status": "cancelled", "asked_by": "customer", "starts_at": "2031-02-18T12:00:00Z", "reserved_minutes": 0}'),
	(45, '01a22d37-9fa7-71c7-8a06-44660f606acb', NULL, 'ledger_entry.hold', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-9fa7-71c7-8a06-44652fd2310b', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 12:00:00+00', '{"seq": 14, "reference": "session:01a22d37-9fa6-73e7-bc00-2acda2ec6a23:hold:1"}'),
	(46, '01a22d37-9fa7-71c7-8a06-446720953426', NULL, 'session.scheduled', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-9fa6-73e7-bc00-2acda2ec6a23', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-19T12:00:00Z", "reserved_minutes": 120}'),
	(47, '01a22d37-a0d6-704f-8916-780199140e00', NULL, 'penalty.charged', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'penalty', '01a22d37-a0d6-704f-8916-7800014eaa35', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '{}'),
	(48, '01a22d37-a0d7-7724-bf83-3c1f33335ad8', NULL, 'ledger_entry.release', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-a0d6-704f-8916-77fed9ace2f3', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '{"seq": 15, "reference": "session:01a22d37-9fa6-73e7-bc00-2acda2ec6a23:release:1"}'),
	(49, '01a22d37-a0d7-7724-bf83-3c20d1df0b0c', NULL, 'ledger_entry.penalty', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-a0d6-704f-8916-77ffc4c1fe41', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '{"seq": 16, "reference": "session:01a22d37-9fa6-73e7-bc00-2acda2ec6a23:late_cancellation:penalty"}'),
	(50, '01a22d37-a0d7-7724-bf83-3c212af19d1b', NULL, 'session.cancelled', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-9fa6-73e7-bc00-2acda2ec6a23', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '{"status": "cancelled", "asked_by": "customer", "starts_at": "2031-02-19T12:00:00Z", "reserved_minutes": 0}');
INSERT INTO public.event OVERRIDING SYSTEM VALUE VALUES
	(51, '01a22d37-a20b-75cc-92a0-4c8825ed99bc', NULL, 'ledger_entry.reversal', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-a20a-76f9-9e30-ce99603ee547', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 17, "reference": "reversal:01a22d37-a0d6-704f-8916-77ffc4c1fe41"}'),
	(52, '01a22d37-a20b-75cc-92a0-4c898e97562c', NULL, 'penalty.waived', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'penalty', '01a22d37-a0d6-704f-8916-7800014eaa35', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(53, '01a22d37-a387-73f0-b492-14ad4e3deadd', NULL, 'ledger_entry.hold', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-a386-73b3-9723-cde717b4951c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 18, "reference": "session:01a22d37-a386-73b3-9723-cde6ad276a5b:hold:1"}'),
	(54, '01a22d37-a387-73f0-b492-14ae2d132954', NULL, 'session.scheduled', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-a386-73b3-9723-cde6ad276a5b', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-20 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-21T12:00:00Z", "reserved_minutes": 120}'),
	(55, '01a22d37-a4b6-75bb-affa-6905feb99aca', NULL, 'ledger_entry.release', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-a4b6-75bb-affa-69045ad6cfde', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 19, "reference": "session:01a22d37-a386-73b3-9723-cde6ad276a5b:release:1"}'),
	(56, '01a22d37-a4b7-7002-9c29-78b4650a0625', NULL, 'session.no_show', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-a386-73b3-9723-cde6ad276a5b', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-21 12:00:00+00', '{"party": "provider", "status": "no_show", "starts_at": "2031-02-21T12:00:00Z", "reserved_minutes": 0}'),
	(57, '01a22d37-a5d3-70e1-998c-318a4e630e5d', NULL, 'ledger_entry.hold', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-a5d3-70e1-998c-318949bd8cbe', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 20, "reference": "session:01a22d37-a5d2-713b-ab99-227826b8a190:hold:1"}'),
	(58, '01a22d37-a5d3-70e1-998c-318bdd19b153', NULL, 'session.scheduled', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-a5d2-713b-ab99-227826b8a190', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-02 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-03-05T10:00:00Z", "reserved_minutes": 120}'),
	(59, '01a22d37-a6d6-7051-8879-8602f001e644', NULL, 'session.started', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-a5d2-713b-ab99-227826b8a190', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"status": "in_progress", "starts_at": "2031-03-05T10:00:00Z", "reserved_minutes": 120}'),
	(60, '01a22d37-a7f7-74f6-8890-9d3f879c768e', NULL, 'ledger_entry.hold', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-a7f7-74f6-8890-9d3e8bbd1c2f', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 21, "reference": "session:01a22d37-a7f6-704b-ad89-5a53fd39bfa4:hold:1"}'),
	(61, '01a22d37-a7f7-74f6-8890-9d4041c9b2e8', NULL, 'session.scheduled', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'session', '01a22d37-a7f6-704b-ad89-5a53fd39bfa4', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-02 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-03-08T12:00:00Z", "reserved_minutes": 120}'),
	(62, '01a22d37-a8db-7473-ad4e-cf3661c6137a', NULL, 'ledger_entry.adjustment', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-a8da-763b-804f-57964b4d8803', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 22, "reference": "adjustment:01a22d37-a8da-763b-804f-579584dcafb9"}'),
	(63, '01a22d37-a8db-7473-ad4e-cf370845ee41', NULL, 'adjustment.made', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'adjustment', '01a22d37-a8da-763b-804f-579584dcafb9', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"minutes": -30}'),
	(64, '01a22d37-aa16-7523-afc0-156f2eafc15d', NULL, 'ledger_entry.adjustment', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ledger_entry', '01a22d37-a9d6-72e1-beff-c8d30634d2f4', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 23, "reference": "adjustment:01a22d37-a9d6-72e1-beff-c8d21d4c1dc3"}'),
	(65, '01a22d37-aa16-7523-afc0-1570deec594e', NULL, 'adjustment.made', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'adjustment', '01a22d37-a9d6-72e1-beff-c8d21d4c1dc3', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"minutes": 30}'),
	(66, '01a22d37-c002-7559-97bc-c4c1549c5889', NULL, 'ticket.opened', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-aca4-71db-b585-663978b8391e', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"number": 1001, "severity": 3}'),
	(67, '01a22d37-c24c-720b-9e60-54c1e92fe89b', NULL, 'ticket.opened', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c1eb-7373-a3d8-e099a5158d19', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"number": 1002, "severity": 3}'),
	(68, '01a22d37-c39e-7409-8f6a-738f05c2dc84', NULL, 'ticket.opened', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c362-7752-b704-b143980f12ce', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"number": 1003, "severity": 3}'),
	(69, '01a22d37-c4ca-70a4-be88-ba243b204f4f', NULL, 'ticket.opened', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c47e-75df-a389-c96a2cfe07e5', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"number": 1004, "severity": 3}'),
	(70, '01a22d37-c61e-7154-96d0-10b24daad58c', NULL, 'ticket.opened', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c5a5-759e-aa9a-301c5f7afc8f', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"number": 1005, "severity": 3}'),
	(71, '01a22d37-c763-73ee-99f2-6372545b601f', NULL, 'ticket.attached', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c1eb-7373-a3d8-e099a5158d19', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"size_bytes": 19}'),
	(72, '01a22d37-c8ba-72bb-8eea-92de606002ce', NULL, 'ticket.replied', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c1eb-7373-a3d8-e099a5158d19', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(73, '01a22d37-c9a6-76b9-b771-c63fff9825d1', NULL, 'ticket.replied', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c1eb-7373-a3d8-e099a5158d19', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(74, '01a22d37-cae6-73f0-9539-e4a3057b3f25', NULL, 'call_task.opened', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'call_task', '01a22d37-cae6-73f0-9539-e4a2e9e28abf', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{}'),
	(75, '01a22d37-cae6-73f0-9539-e4a432baed64', NULL, 'ticket.replied', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c1eb-7373-a3d8-e099a5158d19', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(76, '01a22d37-cc0a-738d-b2ae-2259094bd6cf', NULL, 'ticket.replied', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c362-7752-b704-b143980f12ce', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "waiting_for_customer"}'),
	(77, '01a22d37-ccf2-74ae-b5df-0882fd1d094d', NULL, 'ticket.replied', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c47e-75df-a389-c96a2cfe07e5', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "resolved"}'),
	(78, '01a22d37-ce0a-71dd-a0f8-baab106b23dd', NULL, 'ticket.replied', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c5a5-759e-aa9a-301c5f7afc8f', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "resolved"}'),
	(79, '01a22d37-cf02-7664-92f2-10da605705c3', NULL, 'ticket.closed', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'ticket', '01a22d37-c5a5-759e-aa9a-301c5f7afc8f', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{}'),
	(80, '01a22d37-d01c-72ef-a9cd-d116e68f4445', NULL, 'customer.created', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'customer', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(81, '01a22d37-d0ad-762a-b8c5-f703f60b442e', NULL, 'api_key.made', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'api_key', '01a22d37-d0ad-762a-b8c5-f702b24c2723', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"role": "customer"}'),
	(82, '01a22d37-d1b3-733b-809f-841c4d004dd1', NULL, 'technician.created', NULL, 'technician', '01a22d37-d1b3-733b-809f-841ba8a32c84', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(83, '01a22d37-d204-7664-8b06-e39cea963eb2', NULL, 'api_key.made', NULL, 'api_key', '01a22d37-d204-7664-8b06-e39bdd116923', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"role": "technician"}'),
	(84, '01a22d37-d2ff-70ec-bfb8-de7cfbf1d136', NULL, 'contact.created', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'contact', '01a22d37-d2ff-70ec-bfb8-de7b3c7a8603', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(85, '01a22d37-d3c7-70ac-a36d-01afeee640f1', NULL, 'server.created', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'server', '01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(86, '01a22d37-d4b2-7294-8468-56922dd09076', NULL, 'server_access.recorded', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'server_access', '01a22d37-d4b2-7294-8468-5691a6632fe0', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(87, '01a22d37-d5be-7540-b7a7-ac6bf4a029b6', NULL, 'ledger_entry.purchase', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-d59e-7788-9b9b-c477d9ee9d0c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '{"seq": 1, "reference": "purchase:01a22d37-d59e-7788-9b9b-c47627e0e6ff"}'),
	(88, '01a22d37-d5be-7540-b7a7-ac6cfc55738f', NULL, 'purchase.created', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'purchase', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '{"status": "paid", "minutes": 4800, "refunded_minutes": 0}'),
	(89, '01a22d37-d6aa-70ce-868b-442a54f70360', NULL, 'purchase.created', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'purchase', '01a22d37-d6aa-70ce-868b-4429a9834206', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '{"status": "pending_payment", "minutes": 480, "refunded_minutes": 0}'),
	(90, '01a22d37-d75a-71e3-9e89-deeff5e69e75', NULL, 'purchase.created', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'purchase', '01a22d37-d75a-71e3-9e89-deeecb6372f8', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '{"status": "pending_payment", "minutes": 480, "refunded_minutes": 0}'),
	(91, '01a22d37-d812-77d7-868a-15feb6b96780', NULL, 'purchase.voided', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'purchase', '01a22d37-d75a-71e3-9e89-deeecb6372f8', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '{"status": "void", "minutes": 480, "refunded_minutes": 0}'),
	(92, '01a22d37-d92e-7356-9df9-0da8d77ac1bd', NULL, 'ledger_entry.purchase', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-d8fb-7281-adae-32746ce6f84b', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '{"seq": 2, "reference": "purchase:01a22d37-d8fa-74da-8112-ac9e142a3fb2"}'),
	(93, '01a22d37-d92e-7356-9df9-0da96047eb16', NULL, 'purchase.created', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'purchase', '01a22d37-d8fa-74da-8112-ac9e142a3fb2', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '{"status": "paid", "minutes": 480, "refunded_minutes": 0}'),
	(94, '01a22d37-da36-715b-9cfe-0cfc0b287186', NULL, 'ledger_entry.refund', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-da36-715b-9cfe-0cfb085bf83b', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '{"seq": 3, "reference": "purchase:01a22d37-d8fa-74da-8112-ac9e142a3fb2:refund:1"}'),
	(95, '01a22d37-da62-7245-b57f-4b6986488457', NULL, 'refund.made', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'refund', '01a22d37-da62-7245-b57f-4b68b4495b27', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '{"minutes": 480, "purchase_id": "01a22d37-d8fa-74da-8112-ac9e142a3fb2"}'),
	(96, '01a22d37-da62-7245-b57f-4b6aff2b54d8', NULL, 'purchase.refunded', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'purchase', '01a22d37-d8fa-74da-8112-ac9e142a3fb2', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '{"status": "refunded", "minutes": 480, "refunded_minutes": 480}'),
	(97, '01a22d37-dbb3-74ac-9962-6b312dbc2f24', NULL, 'ledger_entry.hold', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-dbb3-74ac-9962-6b30a612f828', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-11 12:00:00+00', '{"seq": 4, "reference": "session:01a22d37-dbb2-752b-8355-a83fe03e5c37:hold:1"}'),
	(98, '01a22d37-dbb3-74ac-9962-6b322f79bb76', NULL, 'session.scheduled', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-dbb2-752b-8355-a83fe03e5c37', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-11 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 120}'),
	(99, '01a22d37-dd0d-707b-8a17-67b6f17acf4b', NULL, 'session.started', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-dbb2-752b-8355-a83fe03e5c37', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 120}'),
	(100, '01a22d37-ddeb-77b3-8e8b-7107f9400098', NULL, 'ledger_entry.deduction', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-ddeb-77b3-8e8b-7106f839cf88', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '{"seq": 5, "reference": "worksheet:01a22d37-ddea-7168-a1fb-c9da4693b01c:deduction"}');
INSERT INTO public.event OVERRIDING SYSTEM VALUE VALUES
	(101, '01a22d37-ddeb-77b3-8e8b-71081422da56', NULL, 'session.done', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-dbb2-752b-8355-a83fe03e5c37', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '{"status": "done", "starts_at": "2031-02-13T12:00:00Z", "reserved_minutes": 0}'),
	(102, '01a22d37-ddeb-77b3-8e8b-71092cdabc9f', NULL, 'worksheet.submitted', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'worksheet', '01a22d37-ddea-7168-a1fb-c9da4693b01c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d37-dbb2-752b-8355-a83fe03e5c37", "billed_minutes": 50}'),
	(103, '01a22d37-df17-7589-b79b-895f6c765fd1', NULL, 'ledger_entry.hold', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-df17-7589-b79b-895e516efa7b', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '{"seq": 6, "reference": "session:01a22d37-df16-7491-9254-15c6e059d738:hold:1"}'),
	(104, '01a22d37-df17-7589-b79b-8960b3b31ae3', NULL, 'session.scheduled', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-df16-7491-9254-15c6e059d738', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-12 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 120}'),
	(105, '01a22d37-e02a-72d8-9f29-8c1860973a14', NULL, 'session.started', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-df16-7491-9254-15c6e059d738', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 120}'),
	(106, '01a22d37-e10b-71d1-ada2-7254bea110c0', NULL, 'ledger_entry.deduction', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-e10b-71d1-ada2-7253fc2f8d6d', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '{"seq": 7, "reference": "worksheet:01a22d37-e10a-70bb-97e2-b2ce904fe5ea:deduction"}'),
	(107, '01a22d37-e10b-71d1-ada2-72556f484843', NULL, 'session.done', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-df16-7491-9254-15c6e059d738', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '{"status": "done", "starts_at": "2031-02-14T12:00:00Z", "reserved_minutes": 0}'),
	(108, '01a22d37-e10b-71d1-ada2-72560734914c', NULL, 'worksheet.submitted', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'worksheet', '01a22d37-e10a-70bb-97e2-b2ce904fe5ea', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d37-df16-7491-9254-15c6e059d738", "billed_minutes": 50}'),
	(109, '01a22d37-e233-7343-9054-55b1d80bdcb8', NULL, 'ledger_entry.hold', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-e233-7343-9054-55b0976452c1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '{"seq": 8, "reference": "session:01a22d37-e232-7779-815e-cc1a50ab1c1c:hold:1"}'),
	(110, '01a22d37-e233-7343-9054-55b23b0a03f8', NULL, 'session.scheduled', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-e232-7779-815e-cc1a50ab1c1c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 120}'),
	(111, '01a22d37-e2f1-72d1-a729-fb12a9552707', NULL, 'session.started', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-e232-7779-815e-cc1a50ab1c1c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:00:00+00', '{"status": "in_progress", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 120}'),
	(112, '01a22d37-e3c1-708c-8b2d-a4ec3937fcf9', NULL, 'ledger_entry.deduction', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-e3c1-708c-8b2d-a4eb1537be1c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:47:10+00', '{"seq": 9, "reference": "worksheet:01a22d37-e3c0-74b0-821f-a237395d46ad:deduction"}'),
	(113, '01a22d37-e3c1-708c-8b2d-a4ed8f0a1c44', NULL, 'session.done', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-e232-7779-815e-cc1a50ab1c1c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:47:10+00', '{"status": "done", "starts_at": "2031-02-15T12:00:00Z", "reserved_minutes": 0}'),
	(114, '01a22d37-e3c1-708c-8b2d-a4eee27cc66e', NULL, 'worksheet.submitted', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'worksheet', '01a22d37-e3c0-74b0-821f-a237395d46ad', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:47:10+00', '{"status": "awaiting_confirmation", "revision": 1, "session_id": "01a22d37-e232-7779-815e-cc1a50ab1c1c", "billed_minutes": 50}'),
	(115, '01a22d37-e4f2-70c1-9b44-dfca33fc5029', NULL, 'worksheet.disputed', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'worksheet', '01a22d37-e10a-70bb-97e2-b2ce904fe5ea', 'key:01a22d37-d0ad-762a-b8c5-f702b24c2723', '2031-02-16 12:00:00+00', '{"status": "disputed", "revision": 1, "session_id": "01a22d37-df16-7491-9254-15c6e059d738", "billed_minutes": 50}'),
	(116, '01a22d37-e5c6-7267-ba6c-6bd6e9da3095', NULL, 'ledger_entry.confirmation', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-e5c6-7267-ba6c-6bd564e25dd1', 'key:01a22d37-d0ad-762a-b8c5-f702b24c2723', '2031-02-16 12:00:00+00', '{"seq": 10, "reference": "worksheet:01a22d37-e3c0-74b0-821f-a237395d46ad:confirmation"}'),
	(117, '01a22d37-e5c7-71f0-85d0-0c636484b18f', NULL, 'worksheet.confirmed', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'worksheet', '01a22d37-e3c0-74b0-821f-a237395d46ad', 'key:01a22d37-d0ad-762a-b8c5-f702b24c2723', '2031-02-16 12:00:00+00', '{"status": "confirmed", "revision": 1, "session_id": "01a22d37-e232-7779-815e-cc1a50ab1c1c", "confirmed_by": "customer", "billed_minutes": 50}'),
	(118, '01a22d37-e6bf-724f-a977-782d78d7bbdf', NULL, 'ledger_entry.hold', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-e6be-71ce-9597-6ec71cfcce30', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-16 12:00:00+00', '{"seq": 11, "reference": "session:01a22d37-e6be-71ce-9597-6ec6ad90e3f2:hold:1"}'),
	(119, '01a22d37-e6bf-724f-a977-782ecdd9a003', NULL, 'session.scheduled', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-e6be-71ce-9597-6ec6ad90e3f2', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-16 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-18T12:00:00Z", "reserved_minutes": 120}'),
	(120, '01a22d37-e7c8-770c-b0e0-af525653244b', NULL, 'penalty.charged', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'penalty', '01a22d37-e7c8-770c-b0e0-af51bdc8045a', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '{}'),
	(121, '01a22d37-e7c8-770c-b0e0-af53b2990c66', NULL, 'ledger_entry.release', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-e7c7-7272-8e03-efdf09089593', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '{"seq": 12, "reference": "session:01a22d37-e6be-71ce-9597-6ec6ad90e3f2:release:1"}'),
	(122, '01a22d37-e7c8-770c-b0e0-af5402acb2c5', NULL, 'ledger_entry.penalty', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-e7c8-770c-b0e0-af50209745c9', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '{"seq": 13, "reference": "session:01a22d37-e6be-71ce-9597-6ec6ad90e3f2:late_cancellation:penalty"}'),
	(123, '01a22d37-e7c8-770c-b0e0-af559fa41cfa', NULL, 'session.cancelled', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-e6be-71ce-9597-6ec6ad90e3f2', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '{"status": "cancelled", "asked_by": "customer", "starts_at": "2031-02-18T12:00:00Z", "reserved_minutes": 0}'),
	(124, '01a22d37-e8d3-701c-b813-0bef32765a9f', NULL, 'ledger_entry.hold', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-e8d2-74bd-b094-bd8806753088', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 12:00:00+00', '{"seq": 14, "reference": "session:01a22d37-e8d2-74bd-b094-bd872d4f4127:hold:1"}'),
	(125, '01a22d37-e8d3-701c-b813-0bf05158baa5', NULL, 'session.scheduled', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-e8d2-74bd-b094-bd872d4f4127', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-19T12:00:00Z", "reserved_minutes": 120}'),
	(126, '01a22d37-e9eb-7541-a8e1-c35e3e23fd7d', NULL, 'penalty.charged', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'penalty', '01a22d37-e9eb-7541-a8e1-c35d5ceb4393', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '{}'),
	(127, '01a22d37-e9eb-7541-a8e1-c35f40b18ba1', NULL, 'ledger_entry.release', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-e9eb-7541-a8e1-c35b5cfaa963', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '{"seq": 15, "reference": "session:01a22d37-e8d2-74bd-b094-bd872d4f4127:release:1"}'),
	(128, '01a22d37-e9eb-7541-a8e1-c36028c0c41e', NULL, 'ledger_entry.penalty', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-e9eb-7541-a8e1-c35ca097168c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '{"seq": 16, "reference": "session:01a22d37-e8d2-74bd-b094-bd872d4f4127:late_cancellation:penalty"}'),
	(129, '01a22d37-e9eb-7541-a8e1-c3611281d1da', NULL, 'session.cancelled', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-e8d2-74bd-b094-bd872d4f4127', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '{"status": "cancelled", "asked_by": "customer", "starts_at": "2031-02-19T12:00:00Z", "reserved_minutes": 0}'),
	(130, '01a22d37-eaf3-737b-bbc9-c9f4682814fc', NULL, 'ledger_entry.reversal', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-eaf3-737b-bbc9-c9f3a2785224', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 17, "reference": "reversal:01a22d37-e9eb-7541-a8e1-c35ca097168c"}'),
	(131, '01a22d37-eaf3-737b-bbc9-c9f56e8576d7', NULL, 'penalty.waived', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'penalty', '01a22d37-e9eb-7541-a8e1-c35d5ceb4393', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{}'),
	(132, '01a22d37-ebfb-70f3-a620-635a99ca7a85', NULL, 'ledger_entry.hold', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-ebfb-70f3-a620-6359cef2e047', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 18, "reference": "session:01a22d37-ebfa-75de-8d42-352b99dac59c:hold:1"}'),
	(133, '01a22d37-ebfb-70f3-a620-635bae678483', NULL, 'session.scheduled', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-ebfa-75de-8d42-352b99dac59c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-20 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-02-21T12:00:00Z", "reserved_minutes": 120}'),
	(134, '01a22d37-ecda-7495-9c08-5ffc6db5b60f', NULL, 'ledger_entry.release', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-ecda-7495-9c08-5ffbb47075b8', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 19, "reference": "session:01a22d37-ebfa-75de-8d42-352b99dac59c:release:1"}'),
	(135, '01a22d37-ecda-7495-9c08-5ffdb1ff6a8d', NULL, 'session.no_show', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-ebfa-75de-8d42-352b99dac59c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-21 12:00:00+00', '{"party": "provider", "status": "no_show", "starts_at": "2031-02-21T12:00:00Z", "reserved_minutes": 0}'),
	(136, '01a22d37-edbc-76c7-b6ff-9d406ef54418', NULL, 'ledger_entry.hold', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-edbc-76c7-b6ff-9d3f62bb0c6c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 20, "reference": "session:01a22d37-edbb-7689-a7ad-df87c5dd8ad8:hold:1"}'),
	(137, '01a22d37-edbc-76c7-b6ff-9d41f77616b4', NULL, 'session.scheduled', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-edbb-7689-a7ad-df87c5dd8ad8', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-02 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-03-05T10:00:00Z", "reserved_minutes": 120}'),
	(138, '01a22d37-ee92-75ee-9e68-f1f999bf86b6', NULL, 'session.started', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-edbb-7689-a7ad-df87c5dd8ad8', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"status": "in_progress", "starts_at": "2031-03-05T10:00:00Z", "reserved_minutes": 120}'),
	(139, '01a22d37-ef62-77b6-9fca-fcc60b91315a', NULL, 'ledger_entry.hold', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-ef62-77b6-9fca-fcc59a26fde8', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 21, "reference": "session:01a22d37-ef62-77b6-9fca-fcc43141058a:hold:1"}'),
	(140, '01a22d37-ef63-754d-ac04-39b2317e1fe8', NULL, 'session.scheduled', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'session', '01a22d37-ef62-77b6-9fca-fcc43141058a', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-02 12:00:00+00', '{"status": "scheduled", "starts_at": "2031-03-08T12:00:00Z", "reserved_minutes": 120}'),
	(141, '01a22d37-eff9-725f-a626-c4c64c717050', NULL, 'ledger_entry.adjustment', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-eff9-725f-a626-c4c55fb88acb', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 22, "reference": "adjustment:01a22d37-eff9-725f-a626-c4c44bad31c2"}'),
	(142, '01a22d37-eff9-725f-a626-c4c79dc9228b', NULL, 'adjustment.made', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'adjustment', '01a22d37-eff9-725f-a626-c4c44bad31c2', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"minutes": -30}'),
	(143, '01a22d37-f0d6-70e7-9c17-f3e08f257075', NULL, 'ledger_entry.adjustment', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ledger_entry', '01a22d37-f0b6-7001-aa99-86c00695af20', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"seq": 23, "reference": "adjustment:01a22d37-f0b6-7001-aa99-86bfce55d417"}'),
	(144, '01a22d37-f0d6-70e7-9c17-f3e1b9c04bd9', NULL, 'adjustment.made', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'adjustment', '01a22d37-f0b6-7001-aa99-86bfce55d417', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '{"minutes": 30}'),
	(145, '01a22d37-f2ea-7207-b46a-baf183593b3c', NULL, 'ticket.opened', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f22b-72ac-8ce5-9a7a8ebd7501', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"number": 1006, "severity": 3}'),
	(146, '01a22d37-f42a-7405-9a00-04e4c76dddca', NULL, 'ticket.opened', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f3ec-71a3-81b3-61ff2aa7046e', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"number": 1007, "severity": 3}'),
	(147, '01a22d37-f521-72f9-b4d9-a3a7c2c1911b', NULL, 'ticket.opened', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f50a-7728-8f67-142b5bcf8818', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"number": 1008, "severity": 3}'),
	(148, '01a22d37-f642-761c-aa1c-8595de400db4', NULL, 'ticket.opened', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f60f-7178-a720-77ed93af87c4', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"number": 1009, "severity": 3}'),
	(149, '01a22d37-f791-754f-b517-9965b27a967e', NULL, 'ticket.opened', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f742-7005-a619-9e9f3994db96', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"number": 1010, "severity": 3}'),
	(150, '01a22d37-f866-729d-946e-97b698808f31', NULL, 'ticket.attached', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f3ec-71a3-81b3-61ff2aa7046e', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{"size_bytes": 19}');
INSERT INTO public.event OVERRIDING SYSTEM VALUE VALUES
	(151, '01a22d37-f95e-7560-9c4c-1e9cefe15caa', NULL, 'ticket.replied', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f3ec-71a3-81b3-61ff2aa7046e', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(152, '01a22d37-fa76-7342-893b-136da8edae9a', NULL, 'ticket.replied', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f3ec-71a3-81b3-61ff2aa7046e', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(153, '01a22d37-fb6a-74e1-9a58-bfe827fb2949', NULL, 'call_task.opened', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'call_task', '01a22d37-fb6a-74e1-9a58-bfe7d2fd6c6d', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{}'),
	(154, '01a22d37-fb6a-74e1-9a58-bfe9d1a3fd63', NULL, 'ticket.replied', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f3ec-71a3-81b3-61ff2aa7046e', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "open"}'),
	(155, '01a22d37-fc76-753e-b459-26dcfc90d385', NULL, 'ticket.replied', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f50a-7728-8f67-142b5bcf8818', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "waiting_for_customer"}'),
	(156, '01a22d37-fd92-7305-b0fe-fd2ae00c3be1', NULL, 'ticket.replied', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f60f-7178-a720-77ed93af87c4', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "resolved"}'),
	(157, '01a22d37-feaa-76de-b2e4-ca75f863ed54', NULL, 'ticket.replied', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f742-7005-a619-9e9f3994db96', 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', '{"author": "provider", "status": "resolved"}'),
	(158, '01a22d37-ffaa-729b-b8b6-77d579acac0c', NULL, 'ticket.closed', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'ticket', '01a22d37-f742-7005-a619-9e9f3994db96', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', '{}');
INSERT INTO public.holiday VALUES
	('01a22d37-be91-7787-93d9-6eff48d1336d', 'CZ', '2031-01-01', 'Independent Czech State Restoration Day; New Year''s Day', true),
	('01a22d37-be91-7787-93d9-6f0080a92beb', 'CZ', '2031-04-11', 'Good Friday', true),
	('01a22d37-be91-7787-93d9-6f0182609c46', 'CZ', '2031-04-14', 'Easter Monday', true),
	('01a22d37-be91-7787-93d9-6f02ed75ee68', 'CZ', '2031-05-01', 'Labor Day', true),
	('01a22d37-be91-7787-93d9-6f0333be9262', 'CZ', '2031-05-08', 'Victory Day', true),
	('01a22d37-be91-7787-93d9-6f04239c33a3', 'CZ', '2031-07-05', 'Saints Cyril and Methodius Day', true),
	('01a22d37-be91-7787-93d9-6f05d3550952', 'CZ', '2031-07-06', 'Jan Hus Day', true),
	('01a22d37-be91-7787-93d9-6f068fba6ef9', 'CZ', '2031-09-28', 'Statehood Day', true),
	('01a22d37-be91-7787-93d9-6f078eb2efac', 'CZ', '2031-10-28', 'Independent Czechoslovak State Day', true),
	('01a22d37-be91-7787-93d9-6f0806ac2fac', 'CZ', '2031-11-17', 'Struggle for Freedom and Democracy Day and International Students'' Day', true),
	('01a22d37-be91-7787-93d9-6f0989d1e754', 'CZ', '2031-12-24', 'Christmas Eve', true),
	('01a22d37-be91-7787-93d9-6f0ac9294d4e', 'CZ', '2031-12-25', 'Christmas Day', true),
	('01a22d37-be91-7787-93d9-6f0b9bff0bfd', 'CZ', '2031-12-26', 'Second Day of Christmas', true);
INSERT INTO public.holiday_year VALUES
	('01a22d37-be91-7787-93d9-6f0c438cfa37', 'CZ', 2031, '2031-03-05 10:00:00+00');
INSERT INTO public.idempotency_key VALUES
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers', '910c81da-5cd5-4b13-b834-f5c0211c6cf9', '\x386d9c10f10e2481f573eeebd45d31df6bb7f66b5d0f790ff24e69c4bb3c4964', 201, '/v1/customers/01a22d37-8565-70a3-aa13-e761dc4a2053', '"v1"', '\x7b226964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c226e616d65223a2241636d65222c226465706c6f796d656e74223a226f6e5f7072656d697365222c2274696d655f7a6f6e65223a224575726f70652f507261677565222c226c616e6775616765223a22656e222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/keys', '83ee454d-4109-4532-884b-79059b546a9e', '\xff425467152e51ef1704a8e934f7cf4bc7633d7cf47f559c13fdf38c42ec7122', 201, '/v1/keys/01a22d37-872f-71a8-a302-bf1a88f690fd', NULL, NULL, '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/technicians', '548b2c9a-0c24-4368-8046-e66cd07bf019', '\xd3410f74c0967fdf5bfb2502e30cf3a6e2b2ec7e6e3f101e94fb410e1e7b0879', 201, '/v1/technicians/01a22d37-879d-7331-ae00-9c1579f65d9f', '"v1"', '\x7b226964223a2230316132326433372d383739642d373333312d616530302d396331353739663635643966222c226e616d65223a22546f6d6173222c22656d61696c223a22746f6d6173406578616d706c652e636f6d222c2274696d655f7a6f6e65223a224575726f70652f507261677565222c226c616e677561676573223a5b5d2c2263617465676f72696573223a5b5d2c22686f6c696461795f636f756e747279223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/keys', 'abf74150-7202-43a5-8c3b-84c4af6837d0', '\xa0c979100a1a2db305f023165435a428e8bbbc5b49f4d285c78d592b94e2d415', 201, '/v1/keys/01a22d37-884f-718f-90b7-d96f30d129c6', NULL, NULL, '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-8565-70a3-aa13-e761dc4a2053/contacts', '622653d2-f3a4-4858-a486-0da8f5e83538', '\xc3a43168e24eee697c37d8bfebf109944f9356cf8f1f3cdb170ac47d109e7a99', 201, '/v1/contacts/01a22d37-88cb-73cd-8a4e-f618d3356bd5', '"v1"', '\x7b226964223a2230316132326433372d383863622d373363642d386134652d663631386433333536626435222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c226e616d65223a22457661222c22656d61696c223a22657661406578616d706c652e636f6d222c2270686f6e65223a6e756c6c2c226c616e6775616765223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-8565-70a3-aa13-e761dc4a2053/servers', 'ed41021e-9d2a-40ed-9844-eee40432f989', '\xb15e0fe3c53d1dfa67400742f88ac5d7f181deb7edf291ba2dff1391d455b49d', 201, '/v1/servers/01a22d37-893f-71c5-a33a-114c3119ac86', '"v1"', '\x7b226964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c226e616d65223a2270726f64756374696f6e222c227265636f6d6d656e6465645f70726f636564757265223a6e756c6c2c227265636f6d6d656e6465645f636f6e66696775726174696f6e223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/servers/01a22d37-893f-71c5-a33a-114c3119ac86/access', 'e04c6432-8174-447f-99ab-b41c5321d3bf', '\xa6e1128f4ee93359a3bcc35b461f7f3606cd0bf44e3492cce7dd6347da794fbb', 201, '/v1/access/01a22d37-89e2-777f-ab62-aa4a017b63cf', NULL, '\x7b226964223a2230316132326433372d383965322d373737662d616236322d616134613031376236336366222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c226b696e64223a22726470222c22636865636b65645f6174223a22323033312d30312d32345431323a30303a30305a222c2276616c69645f756e74696c223a6e756c6c2c227265766f6b65645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a227d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-8565-70a3-aa13-e761dc4a2053/purchases', '96dcf65d-cb47-49b0-aa1a-86bcee8794b3', '\xc79df0e05d07709bd19e2bee3fbc192720327521ef77f55212544fef699526cf', 201, '/v1/purchases/01a22d37-8bfe-7649-aa4a-fa626f7c0860', '"v1"', '\x7b226964223a2230316132326433372d386266652d373634392d616134612d666136323666376330383630222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a2270616964222c226d696e75746573223a343830302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a2231302e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a22393630302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a22323033312d30312d32345431323a30303a30305a227d', '2031-01-24 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-8565-70a3-aa13-e761dc4a2053/purchases', 'e149901a-8f76-4147-b628-c7e4a8ef57f6', '\xabeb659be222f9751482fa2de17436feccb42a85e9d61f34e2807647a7876707', 201, '/v1/purchases/01a22d37-8dce-73d3-b401-c12635ea2e10', '"v1"', '\x7b226964223a2230316132326433372d386463652d373364332d623430312d633132363335656132653130222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a2270656e64696e675f7061796d656e74222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-8565-70a3-aa13-e761dc4a2053/purchases', '9df3fb95-3c75-4d79-9a88-85111f87105f', '\xabeb659be222f9751482fa2de17436feccb42a85e9d61f34e2807647a7876707', 201, '/v1/purchases/01a22d37-8e62-770b-80e4-53533cf4f7d5', '"v1"', '\x7b226964223a2230316132326433372d386536322d373730622d383065342d353335333363663466376435222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a2270656e64696e675f7061796d656e74222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/purchases/01a22d37-8e62-770b-80e4-53533cf4f7d5/void', '7f618b74-5498-447f-b03b-7a9ad69fdf14', '\x7650a8e5276d04624f5af34aad3f26285c9b45bea716cc22ca55a0d1e68c11d9', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d386536322d373730622d383065342d353335333363663466376435222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a22766f6964222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-8565-70a3-aa13-e761dc4a2053/purchases', '53d6f6af-5755-4790-b129-496edb78183f', '\x123aa4e05d830efb67a63a66afd2c40b37c5277f8f6ff2db4aa4ed269e7ec677', 201, '/v1/purchases/01a22d37-8faa-7584-b9f6-8ac655e64deb', '"v1"', '\x7b226964223a2230316132326433372d386661612d373538342d623966362d386163363535653634646562222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a2270616964222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431333a30303a30305a222c22706169645f6174223a22323033312d30312d32345431333a30303a30305a227d', '2031-01-24 13:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/purchases/01a22d37-8faa-7584-b9f6-8ac655e64deb/refund', '1cb9ff1d-2d91-491c-bb91-2bae939cb1c1', '\x8f48cc9a3ab349e819c5bec53d4d02a7e18e8fed155809ac221c7f9294cd6859', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d386661612d373538342d623966362d386163363535653634646562222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a22726566756e646564222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a3438302c22637265617465645f6174223a22323033312d30312d32345431333a30303a30305a222c22706169645f6174223a22323033312d30312d32345431333a30303a30305a227d', '2031-01-24 13:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '36cc6e16-f985-4325-b300-b29de3315c42', '\xcc79ac06724516c757f47178ece23bebf1f114ca3254568de87ecff433646c70', 201, '/v1/sessions/01a22d37-91ea-75fb-afc4-f8b11a6831aa', '"v1"', '\x7b226964223a2230316132326433372d393165612d373566622d616663342d663862313161363833316161222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31335431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31335431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31325431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31315431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-11 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-91ea-75fb-afc4-f8b11a6831aa/start', 'c1f5eb86-c94a-4a8e-8a96-9c3a254af877', '\x5003d52f4e41bb6057d8b7265d444e620ab973ec50a02b99d5358c59c5878d0f', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d393165612d373566622d616663342d663862313161363833316161222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31335431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31335431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31325431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31315431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31335431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-13 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-91ea-75fb-afc4-f8b11a6831aa/worksheet', 'a9e9fb8f-6d0d-489d-baee-ccd19ebe6ed8', '\x74eb4b08b789394e4c0398ad7d9550527b164dd7ce177feef667730eab08315e', 201, '/v1/worksheets/01a22d37-941b-70d7-a8b2-5508f25c0b89', '"v1"', '\x7b226964223a2230316132326433372d393431622d373064372d613862322d353530386632356330623839222c2273657373696f6e5f6964223a2230316132326433372d393165612d373566622d616663342d663862313161363833316161222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31335431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433372d383739642d373333312d616530302d396331353739663635643966222c22737461727465645f6174223a22323033312d30322d31335431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31335431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2268617070656e65645f6174223a22323033312d30322d31335431323a34373a31305a227d5d7d', '2031-02-13 12:47:10+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '2df03902-b3f6-4494-aabb-41c94cc04c85', '\x0e0006f70debb7ce37a5142563acf405a9b7159418cf544b1ec65a88b5047284', 201, '/v1/sessions/01a22d37-95ae-7749-a860-e85df92ea86c', '"v1"', '\x7b226964223a2230316132326433372d393561652d373734392d613836302d653835646639326561383663222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31345431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31345431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31335431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-12 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-95ae-7749-a860-e85df92ea86c/start', '6d8b019d-b037-419b-a3a9-5514ab66b121', '\xb9edcf1b037128a82fac38d164709d86bf46ad1e26745bcf5c3efef47bf9d961', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d393561652d373734392d613836302d653835646639326561383663222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31345431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31345431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31335431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31325431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-14 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-95ae-7749-a860-e85df92ea86c/worksheet', 'a7020165-3b55-4795-9bbf-95444afdfeef', '\x247cd95b269f41e269a83debffa6c148d5304a038a808be87b71cd8ed4bc75da', 201, '/v1/worksheets/01a22d37-97b2-709c-809b-fa3e2fd4b3a6', '"v1"', '\x7b226964223a2230316132326433372d393762322d373039632d383039622d666133653266643462336136222c2273657373696f6e5f6964223a2230316132326433372d393561652d373734392d613836302d653835646639326561383663222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31345431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433372d383739642d373333312d616530302d396331353739663635643966222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31345431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2268617070656e65645f6174223a22323033312d30322d31345431323a34373a31305a227d5d7d', '2031-02-14 12:47:10+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '344be4a9-804a-40fe-b57c-fb91e3fa72fa', '\xa9c23508f815d72fd374de0c5f09478a80c67113325373a3b2ebc3e233d20587', 201, '/v1/sessions/01a22d37-98a1-7435-9b4e-72b2af1b7ef0', '"v1"', '\x7b226964223a2230316132326433372d393861312d373433352d396234652d373262326166316237656630222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31355431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31355431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31345431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31335431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-13 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-98a1-7435-9b4e-72b2af1b7ef0/start', '641bbe65-90b6-4222-96c3-a98548bc2097', '\x618517daf4bfd1943acff1cb5c32f709e7fe468db06164571f094b56af9170b8', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d393861312d373433352d396234652d373262326166316237656630222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31355431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31355431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31345431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31335431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-15 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-98a1-7435-9b4e-72b2af1b7ef0/worksheet', 'd62ef146-8e14-40aa-83e3-6f0b357de90d', '\x849fa267216eb5ba1dfdbdf6bb1b46bac5bd26e7d4e91c48d95d32770b7d7a9a', 201, '/v1/worksheets/01a22d37-9a36-7149-afbc-53f5fb8348a7', '"v1"', '\x7b226964223a2230316132326433372d396133362d373134392d616662632d353366356662383334386137222c2273657373696f6e5f6964223a2230316132326433372d393861312d373433352d396234652d373262326166316237656630222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31355431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433372d383739642d373333312d616530302d396331353739663635643966222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31355431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2268617070656e65645f6174223a22323033312d30322d31355431323a34373a31305a227d5d7d', '2031-02-15 12:47:10+00'),
	('01a22d37-872f-71a8-a302-bf1a88f690fd', 'POST', '/v1/worksheets/01a22d37-97b2-709c-809b-fa3e2fd4b3a6/dispute', 'd78a11a2-6aaf-454d-a8ec-0d552a50cb77', '\x4bdcd778f0a90df9aa6a1fc503b6c3c3d3cab82dbd621b2be17c37e1cdb5b3f1', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d393762322d373039632d383039622d666133653266643462336136222c2273657373696f6e5f6964223a2230316132326433372d393561652d373734392d613836302d653835646639326561383663222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a226469737075746564222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31345431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433372d383739642d373333312d616530302d396331353739663635643966222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31345431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2268617070656e65645f6174223a22323033312d30322d31345431323a34373a31305a227d2c7b2276657262223a2264697370757465222c227265766973696f6e223a312c226d657373616765223a22776520636f756e746564206c657373222c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a30316132326433372d383732662d373161382d613330322d626631613838663639306664222c2268617070656e65645f6174223a22323033312d30322d31365431323a30303a30305a227d5d7d', '2031-02-16 12:00:00+00'),
	('01a22d37-872f-71a8-a302-bf1a88f690fd', 'POST', '/v1/worksheets/01a22d37-9a36-7149-afbc-53f5fb8348a7/confirm', 'c0948527-e1a8-45ed-ad45-01ea6229bef6', '\x7c0531a65d90d8cdaa99473d387cc2e8e0e311a1dfd4e8c12b7bb016f56ece8f', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d396133362d373134392d616662632d353366356662383334386137222c2273657373696f6e5f6964223a2230316132326433372d393861312d373433352d396234652d373262326166316237656630222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a22636f6e6669726d6564222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31355431323a34373a31305a222c22636f6e6669726d65645f6174223a22323033312d30322d31365431323a30303a30305a222c22636f6e6669726d65645f6279223a22637573746f6d6572222c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433372d383739642d373333312d616530302d396331353739663635643966222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31355431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2268617070656e65645f6174223a22323033312d30322d31355431323a34373a31305a227d2c7b2276657262223a22636f6e6669726d222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a30316132326433372d383732662d373161382d613330322d626631613838663639306664222c2268617070656e65645f6174223a22323033312d30322d31365431323a30303a30305a227d5d7d', '2031-02-16 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '28bb7f38-d9d3-46a4-be35-91ad1835159d', '\x203f6f42dfa3877ad3a84c8b0072869ec5f96515655f34a23a9b80645a9a754b', 201, '/v1/sessions/01a22d37-9d3e-7423-95d3-6b0f8add8b94', '"v1"', '\x7b226964223a2230316132326433372d396433652d373432332d393564332d366230663861646438623934222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31385431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31365431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-16 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-9d3e-7423-95d3-6b0f8add8b94/cancel', '4586e3e8-02e1-41fb-b078-0c35369346eb', '\x023e4aff2fb808db2d5714b44b5753063fdb62f664dbdcf40eef7828c53a19f0', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433372d396433652d373432332d393564332d366230663861646438623934222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a2263616e63656c6c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31385431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31365431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a7b226964223a2230316132326433372d396537332d373462312d383833312d643336626130316431623264222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c2273657373696f6e5f6964223a2230316132326433372d396433652d373432332d393564332d366230663861646438623934222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31385431313a30303a30305a222c227761697665645f6174223a6e756c6c2c2277616976655f726561736f6e223a6e756c6c7d7d', '2031-02-18 11:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '47e9f691-823e-430a-8d93-2c0d7158aa47', '\xd5ccaa2d28fddd1f84115c9acd70ae5215d93821b8175cce20b2c6fbefe6f748', 201, '/v1/sessions/01a22d37-9fa6-73e7-bc00-2acda2ec6a23', '"v1"', '\x7b226964223a2230316132326433372d396661362d373365372d626330302d326163646132656336613233222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31395431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31395431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31385431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31385431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-18 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-9fa6-73e7-bc00-2acda2ec6a23/cancel', 'c2fcc27c-b475-4c17-9de0-d5600f3448ce', '\x98e4e12e4acbc940741326723d4e0767b290347456c971d4b0775fc4ab174c82', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433372d396661362d373365372d626330302d326163646132656336613233222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a2263616e63656c6c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31395431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31395431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31385431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31385431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a7b226964223a2230316132326433372d613064362d373034662d383931362d373830303031346561613335222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c2273657373696f6e5f6964223a2230316132326433372d396661362d373365372d626330302d326163646132656336613233222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31395431313a30303a30305a222c227761697665645f6174223a6e756c6c2c2277616976655f726561736f6e223a6e756c6c7d7d', '2031-02-19 11:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/penalties/01a22d37-a0d6-704f-8916-7800014eaa35/waive', '60604be9-b696-486c-91ab-0c8fb8004d7f', '\xa1a77db28340a526da19c5d1968aba1e0021a2568d91773d11f118b1f97fec92', 200, NULL, NULL, '\x7b226964223a2230316132326433372d613064362d373034662d383931362d373830303031346561613335222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c2273657373696f6e5f6964223a2230316132326433372d396661362d373365372d626330302d326163646132656336613233222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31395431313a30303a30305a222c227761697665645f6174223a22323033312d30332d30355431323a30303a30305a222c2277616976655f726561736f6e223a22696c6c6e657373227d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', 'ce3a0f11-c9c2-42b1-ae31-e060f636b67e', '\x880f76f5ebd8b2c5005acaa5bd119968fa22a2178af2fd022ea194f6d7a69792', 201, '/v1/sessions/01a22d37-a386-73b3-9723-cde6ad276a5b', '"v1"', '\x7b226964223a2230316132326433372d613338362d373362332d393732332d636465366164323736613562222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d32315431323a30303a30305a222c22656e64735f6174223a22323033312d30322d32315431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d32305431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d32305431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-20 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-a386-73b3-9723-cde6ad276a5b/no-show', '43067216-bb64-4253-9bb3-9e59f263f209', '\x01ca2b328895f97b9ad6d43fd953752cb7a479a73c3e67e195645385a6afdffa', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433372d613338362d373362332d393732332d636465366164323736613562222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a226e6f5f73686f77222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d32315431323a30303a30305a222c22656e64735f6174223a22323033312d30322d32315431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d32305431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d32305431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a6e756c6c7d', '2031-02-21 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', 'dbc60cf4-03f4-43d8-addd-ba16081be3ab', '\x941544483d287c8e9c03a2d6f6584725ad56952d311bc8d04f24ff68d797c56e', 201, '/v1/sessions/01a22d37-a5d2-713b-ab99-227826b8a190', '"v1"', '\x7b226964223a2230316132326433372d613564322d373133622d616239392d323237383236623861313930222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30355431303a30303a30305a222c22656e64735f6174223a22323033312d30332d30355431323a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30345431303a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-02 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-a5d2-713b-ab99-227826b8a190/start', '304f2cd5-bc1c-454b-a02f-803a1b5f2db5', '\x8e7a4f014a9548e40aa2b85b435b45be12670866fc5837e3dcf37b2da31a28a0', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d613564322d373133622d616239392d323237383236623861313930222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30355431303a30303a30305a222c22656e64735f6174223a22323033312d30332d30355431323a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30345431303a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a22323033312d30332d30355431303a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '8675f144-d884-4ffa-8083-bc3a182c822b', '\x99c30f28af88230d216d05af702ff1acb3cfee927e90677e38f1bafee34398aa', 201, '/v1/sessions/01a22d37-a7f6-704b-ad89-5a53fd39bfa4', '"v1"', '\x7b226964223a2230316132326433372d613766362d373034622d616438392d356135336664333962666134222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a2230316132326433372d383933662d373163352d613333612d313134633331313961633836222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30385431323a30303a30305a222c22656e64735f6174223a22323033312d30332d30385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d383739642d373333312d616530302d396331353739663635643966225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-02 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-8565-70a3-aa13-e761dc4a2053/adjustments', '9186eaff-8417-4052-8040-c5516b4cf8f3', '\x112fcb9f2a3994bc4f643f7d90e4a334f1357a895d29f1f39e30b633fae10dbe', 201, '/v1/adjustments/01a22d37-a8da-763b-804f-579584dcafb9', NULL, '\x7b226964223a2230316132326433372d613864612d373633622d383034662d353739353834646361666239222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c226b696e64223a22636f7272656374696f6e222c226d696e75746573223a2d33302c22726561736f6e223a22656e7465726564207477696365222c22656e7472795f6964223a2230316132326433372d613864612d373633622d383034662d353739363462346438383033222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2272657665727365645f6174223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-8565-70a3-aa13-e761dc4a2053/adjustments', '558d2b6b-420c-4c2f-be8e-9ed7d675b1b8', '\x2f76d3aae86c1da38a6e65e6aee1881d27fd13b472842a2a640b471a24c1fba0', 201, '/v1/adjustments/01a22d37-a9d6-72e1-beff-c8d21d4c1dc3', NULL, '\x7b226964223a2230316132326433372d613964362d373265312d626566662d633864323164346331646333222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c226b696e64223a22636f7272656374696f6e222c226d696e75746573223a33302c22726561736f6e223a22676f6f6477696c6c222c22656e7472795f6964223a2230316132326433372d613964362d373265312d626566662d633864333036333464326634222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2272657665727365645f6174223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets', 'd9a5dea0-e375-4271-876f-afcc63835379', '\xd81d7fac181b90211e9872efe8ad5d9af6b2084d730143951aa550d5d1cc4c03', 201, '/v1/tickets/01a22d37-aca4-71db-b585-663978b8391e', '"v1"', '\x7b226964223a2230316132326433372d616361342d373164622d623538352d363633393738623833393165222c226e756d626572223a313030312c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets', '524792c9-2d0b-4d81-a504-b16ab68b1200', '\xd81d7fac181b90211e9872efe8ad5d9af6b2084d730143951aa550d5d1cc4c03', 201, '/v1/tickets/01a22d37-c1eb-7373-a3d8-e099a5158d19', '"v1"', '\x7b226964223a2230316132326433372d633165622d373337332d613364382d653039396135313538643139222c226e756d626572223a313030322c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '560476fa-4798-45f4-a88e-4df4319c3d26', '\x323eed7a38d75e328fc08eb39d9355efb3dcb77058b1d8596885704e85db7d96', 201, '/v1/sessions/01a22d37-dbb2-752b-8355-a83fe03e5c37', '"v1"', '\x7b226964223a2230316132326433372d646262322d373532622d383335352d613833666530336535633337222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31335431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31335431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31325431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31315431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-11 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets', 'a517b56b-22c8-4a74-a26b-6b9fe2f2f12b', '\xd81d7fac181b90211e9872efe8ad5d9af6b2084d730143951aa550d5d1cc4c03', 201, '/v1/tickets/01a22d37-c362-7752-b704-b143980f12ce', '"v1"', '\x7b226964223a2230316132326433372d633336322d373735322d623730342d623134333938306631326365222c226e756d626572223a313030332c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets', '37412522-7fae-4de1-b849-3403d4af8a8a', '\xd81d7fac181b90211e9872efe8ad5d9af6b2084d730143951aa550d5d1cc4c03', 201, '/v1/tickets/01a22d37-c47e-75df-a389-c96a2cfe07e5', '"v1"', '\x7b226964223a2230316132326433372d633437652d373564662d613338392d633936613263666530376535222c226e756d626572223a313030342c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets', '54ef71be-4fc4-4a7f-8481-f2409ef9c4e2', '\xd81d7fac181b90211e9872efe8ad5d9af6b2084d730143951aa550d5d1cc4c03', 201, '/v1/tickets/01a22d37-c5a5-759e-aa9a-301c5f7afc8f', '"v1"', '\x7b226964223a2230316132326433372d633561352d373539652d616139612d333031633566376166633866222c226e756d626572223a313030352c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets/01a22d37-c1eb-7373-a3d8-e099a5158d19/attachments', 'f96d4812-f799-40bd-ba02-b3c4ec4b9ecc', '\x713f3fbfbd0ad8419332b0f9d812d1412b286dfabb34ddd4f0f641bdf8a10f63', 201, '/v1/attachments/01a22d37-c763-73ee-99f2-6371f2f59b3f', NULL, '\x7b226964223a2230316132326433372d633736332d373365652d393966322d363337316632663539623366222c227469636b65745f6964223a2230316132326433372d633165622d373337332d613364382d653039396135313538643139222c226d6573736167655f6964223a6e756c6c2c226e616d65223a226170702e6c6f67222c226d656469615f74797065223a22746578742f706c61696e222c2273697a655f6279746573223a31392c22736861323536223a2261646331346334386631303161643665393262663030653232323466376333633431633534633464303334646632376230333433333636616563313261373836222c22726566757365645f726561736f6e223a6e756c6c2c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2261747461636865645f6174223a22323033312d30332d30355431303a30303a30305a227d', '2031-03-05 10:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-c1eb-7373-a3d8-e099a5158d19/replies', '78f6654b-2b47-4054-942f-100c3c7cb4e8', '\x9ee105f47273d1059f6f25e11d2b8c822abbeb7dfcedf37a78584aa6567ffa30', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d633165622d373337332d613364382d653039396135313538643139222c226e756d626572223a313030322c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a312c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-dbb2-752b-8355-a83fe03e5c37/start', '47ab16ae-cd94-41ae-b928-e708d94da046', '\x7e9e41c93e571d31366ce90407cdc3e61d6b6111f55ddd619b328bdeaf79ab64', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d646262322d373532622d383335352d613833666530336535633337222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31335431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31335431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31325431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31315431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31335431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-13 12:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-c1eb-7373-a3d8-e099a5158d19/replies', '27ea8896-969c-4a71-91e3-813f9e4daa99', '\x9ee105f47273d1059f6f25e11d2b8c822abbeb7dfcedf37a78584aa6567ffa30', 200, NULL, '"v3"', '\x7b226964223a2230316132326433372d633165622d373337332d613364382d653039396135313538643139222c226e756d626572223a313030322c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a322c226d65737361676573223a332c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-c1eb-7373-a3d8-e099a5158d19/replies', '33c66a6c-b0b8-40b5-88c5-396da8045977', '\x9ee105f47273d1059f6f25e11d2b8c822abbeb7dfcedf37a78584aa6567ffa30', 200, NULL, '"v4"', '\x7b226964223a2230316132326433372d633165622d373337332d613364382d653039396135313538643139222c226e756d626572223a313030322c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b7b226964223a2230316132326433372d636165362d373366302d393533392d653461326539653238616266222c227469636b65745f6964223a2230316132326433372d633165622d373337332d613364382d653039396135313538643139222c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c22737461747573223a226f70656e222c226475655f6174223a22323033312d30332d31305431303a30303a30305a222c226f7574636f6d65223a6e756c6c2c226e6f7465223a6e756c6c2c2272657472795f6174223a6e756c6c2c22617474656d707473223a302c226f70656e65645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a332c226d65737361676573223a342c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-c362-7752-b704-b143980f12ce/replies', '35174085-73de-4f3b-8fc2-3f6366adc292', '\x0132fcffb4ee26e57093fc75ca980dccb283610d0b0a70b5ffaf48fe856d1bf5', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d633336322d373735322d623730342d623134333938306631326365222c226e756d626572223a313030332c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a2277616974696e675f666f725f637573746f6d6572222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a22706175736564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a312c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-c47e-75df-a389-c96a2cfe07e5/replies', 'dcb795d6-38c3-40f7-974e-379efb9473c4', '\x36d6db4d0183cc32f5160e7d77ff942ac91ce436fe8ddc4d056cae3d55def357', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d633437652d373564662d613338392d633936613263666530376535222c226e756d626572223a313030342c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a227265736f6c766564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-c5a5-759e-aa9a-301c5f7afc8f/replies', '3debec5d-2178-48fd-9cd1-463aa5c4bb6a', '\x3c93a369412acc0bfc0664d8a4570ac15e90d7237caba582f4716c63e986e5b0', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d633561352d373539652d616139612d333031633566376166633866222c226e756d626572223a313030352c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a227265736f6c766564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00');
INSERT INTO public.idempotency_key VALUES
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets/01a22d37-c5a5-759e-aa9a-301c5f7afc8f/close', 'b6a34beb-7dde-4e8a-840d-5a9395852596', '\x0e36bd3d00dfd9e907bcac70622fd9d8059e9467d417525e51a6f5877bb8b467', 200, NULL, '"v3"', '\x7b226964223a2230316132326433372d633561352d373539652d616139612d333031633566376166633866222c226e756d626572223a313030352c22637573746f6d65725f6964223a2230316132326433372d383536352d373061332d616131332d653736316463346132303533222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a22636c6f736564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a22323033312d30332d30355431303a30303a30305a227d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers', 'c04609d8-12f9-4e54-b4b6-03776702aa1c', '\x386d9c10f10e2481f573eeebd45d31df6bb7f66b5d0f790ff24e69c4bb3c4964', 201, '/v1/customers/01a22d37-d01c-72ef-a9cd-d1152ee74f6a', '"v1"', '\x7b226964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c226e616d65223a2241636d65222c226465706c6f796d656e74223a226f6e5f7072656d697365222c2274696d655f7a6f6e65223a224575726f70652f507261677565222c226c616e6775616765223a22656e222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/keys', '591419a2-8945-424f-9965-ffe99cecb5ee', '\x1ce753732b4e374a90a97187d73a5780985b2259510acc5fcef63da758c9f2b8', 201, '/v1/keys/01a22d37-d0ad-762a-b8c5-f702b24c2723', NULL, NULL, '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/technicians', 'b4be9df2-be2c-4ee7-a9fb-b45b4c29b888', '\xd3410f74c0967fdf5bfb2502e30cf3a6e2b2ec7e6e3f101e94fb410e1e7b0879', 201, '/v1/technicians/01a22d37-d1b3-733b-809f-841ba8a32c84', '"v1"', '\x7b226964223a2230316132326433372d643162332d373333622d383039662d383431626138613332633834222c226e616d65223a22546f6d6173222c22656d61696c223a22746f6d6173406578616d706c652e636f6d222c2274696d655f7a6f6e65223a224575726f70652f507261677565222c226c616e677561676573223a5b5d2c2263617465676f72696573223a5b5d2c22686f6c696461795f636f756e747279223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/keys', '4c0740be-7ee1-41a3-8b27-b0fb77346be5', '\x7142720cbdbf061f723a075ab9e43e5af8593bed67835d4d3035864c7a8aecfa', 201, '/v1/keys/01a22d37-d204-7664-8b06-e39bdd116923', NULL, NULL, '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-d01c-72ef-a9cd-d1152ee74f6a/contacts', '2a4710ad-7d2f-45c2-90d4-c88a34fdc9fd', '\x59c897913ee5b8c485ba46231c420dc1d5b8d2285a615024fcf52c0fca53b638', 201, '/v1/contacts/01a22d37-d2ff-70ec-bfb8-de7b3c7a8603', '"v1"', '\x7b226964223a2230316132326433372d643266662d373065632d626662382d646537623363376138363033222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c226e616d65223a22457661222c22656d61696c223a22657661406578616d706c652e636f6d222c2270686f6e65223a6e756c6c2c226c616e6775616765223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-d01c-72ef-a9cd-d1152ee74f6a/servers', '548434ea-8c73-4ffb-8df4-8a8e09abc2de', '\x874dd39597b9f89b1d415c9e5713d35aca64ceb28e5bb3eedaafbed9e4fed5ad', 201, '/v1/servers/01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', '"v1"', '\x7b226964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c226e616d65223a2270726f64756374696f6e222c227265636f6d6d656e6465645f70726f636564757265223a6e756c6c2c227265636f6d6d656e6465645f636f6e66696775726174696f6e223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2264656163746976617465645f6174223a6e756c6c2c22646561637469766174696f6e5f726561736f6e223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/servers/01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0/access', '36f78257-bf05-4ca3-a913-ecf758b22f65', '\x08b4b6477066f33795db4e7c7d38c32a6f5d375a4b109b2b92b3701042f111ca', 201, '/v1/access/01a22d37-d4b2-7294-8468-5691a6632fe0', NULL, '\x7b226964223a2230316132326433372d643462322d373239342d383436382d353639316136363332666530222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c226b696e64223a22726470222c22636865636b65645f6174223a22323033312d30312d32345431323a30303a30305a222c2276616c69645f756e74696c223a6e756c6c2c227265766f6b65645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a227d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-d01c-72ef-a9cd-d1152ee74f6a/purchases', '35b7f660-3c9e-409d-b166-1c973f3a423f', '\xfa45bc8cb88b7d4e79b738fa1e2b225c02913d76aeb4860aad1d71b6de10de61', 201, '/v1/purchases/01a22d37-d59e-7788-9b9b-c47627e0e6ff', '"v1"', '\x7b226964223a2230316132326433372d643539652d373738382d396239622d633437363237653065366666222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a2270616964222c226d696e75746573223a343830302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a2231302e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a22393630302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a22323033312d30312d32345431323a30303a30305a227d', '2031-01-24 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-d01c-72ef-a9cd-d1152ee74f6a/purchases', 'ffea9f92-e8b2-45b0-a399-760a348f2968', '\x9328e6cc14c828e4c92abf106ae6c27f7ad3708c53834a95db35e66b4b7a6c6e', 201, '/v1/purchases/01a22d37-d6aa-70ce-868b-4429a9834206', '"v1"', '\x7b226964223a2230316132326433372d643661612d373063652d383638622d343432396139383334323036222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a2270656e64696e675f7061796d656e74222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-d01c-72ef-a9cd-d1152ee74f6a/purchases', '2a654326-23a7-41e9-af96-914f3d3a5aee', '\x9328e6cc14c828e4c92abf106ae6c27f7ad3708c53834a95db35e66b4b7a6c6e', 201, '/v1/purchases/01a22d37-d75a-71e3-9e89-deeecb6372f8', '"v1"', '\x7b226964223a2230316132326433372d643735612d373165332d396538392d646565656362363337326638222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a2270656e64696e675f7061796d656e74222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/purchases/01a22d37-d75a-71e3-9e89-deeecb6372f8/void', 'addd3e33-b10b-44bd-a1dd-6863d863d3a6', '\xb0bb3359afd8b13f3fd1872894b81ba0aea93936e05320c2e5112eab3dfd6110', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d643735612d373165332d396538392d646565656362363337326638222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a22766f6964222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431323a30303a30305a222c22706169645f6174223a6e756c6c7d', '2031-01-24 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-d01c-72ef-a9cd-d1152ee74f6a/purchases', '37f0c09b-3459-4e7c-9177-004e2eb879aa', '\xa3e8ad9775dbf8d248821a090c71c34e13c7abf8d67f4d9a42525c927b574e73', 201, '/v1/purchases/01a22d37-d8fa-74da-8112-ac9e142a3fb2', '"v1"', '\x7b226964223a2230316132326433372d643866612d373464612d383131322d616339653134326133666232222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a2270616964222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a302c22637265617465645f6174223a22323033312d30312d32345431333a30303a30305a222c22706169645f6174223a22323033312d30312d32345431333a30303a30305a227d', '2031-01-24 13:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/purchases/01a22d37-d8fa-74da-8112-ac9e142a3fb2/refund', '4e3388bb-5c01-4add-97be-e556d7fb1c16', '\xbb8e19766cb2c343cd134b712cf9912cb2ed5e2dab8d2a1af66b6a46b4071335', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d643866612d373464612d383131322d616339653134326133666232222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a22726566756e646564222c226d696e75746573223a3438302c226d696e757465735f7065725f706572736f6e5f646179223a3438302c22706572736f6e5f64617973223a22312e3030222c2270726963655f7065725f706572736f6e5f646179223a223936302e3030222c22616d6f756e74223a223936302e3030222c2263757272656e6379223a22455552222c22696e766f6963655f6e756d626572223a6e756c6c2c22657870697265735f6f6e223a6e756c6c2c22726566756e6465645f6d696e75746573223a3438302c22637265617465645f6174223a22323033312d30312d32345431333a30303a30305a222c22706169645f6174223a22323033312d30312d32345431333a30303a30305a227d', '2031-01-24 13:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-dbb2-752b-8355-a83fe03e5c37/worksheet', 'abed3bf0-fe1a-41d3-88bd-c87354f3b58e', '\x9bf521b649d7f0e3e9a9cc6a9a1a7a298e7e2ea9d9103e37077d2bc5ad63c8bc', 201, '/v1/worksheets/01a22d37-ddea-7168-a1fb-c9da4693b01c', '"v1"', '\x7b226964223a2230316132326433372d646465612d373136382d613166622d633964613436393362303163222c2273657373696f6e5f6964223a2230316132326433372d646262322d373532622d383335352d613833666530336535633337222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31335431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433372d643162332d373333622d383039662d383431626138613332633834222c22737461727465645f6174223a22323033312d30322d31335431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31335431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2268617070656e65645f6174223a22323033312d30322d31335431323a34373a31305a227d5d7d', '2031-02-13 12:47:10+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '8fc5472d-cabf-4faf-baba-b242fb60026f', '\x78e016901bc09c4a68f10761f2fe48510b3bdcc99667eee173c903ffcc3a0518', 201, '/v1/sessions/01a22d37-df16-7491-9254-15c6e059d738', '"v1"', '\x7b226964223a2230316132326433372d646631362d373439312d393235342d313563366530353964373338222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31345431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31345431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31335431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-12 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-df16-7491-9254-15c6e059d738/start', '6ac134c0-3385-4643-8b22-7b9678bd2ae5', '\xeecd702c8548cf6c3126d10a3f9f9bd74c8ff7b3a58421d4b700244f41a71dbe', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d646631362d373439312d393235342d313563366530353964373338222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31345431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31345431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31335431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31325431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-14 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-df16-7491-9254-15c6e059d738/worksheet', 'e3fba95a-21ee-4e47-9f3b-02bc38416d3b', '\xdb142c6588d9af5c39629e5677c30fc8cbc15dd4a0774d02c0492a9913ea357f', 201, '/v1/worksheets/01a22d37-e10a-70bb-97e2-b2ce904fe5ea', '"v1"', '\x7b226964223a2230316132326433372d653130612d373062622d393765322d623263653930346665356561222c2273657373696f6e5f6964223a2230316132326433372d646631362d373439312d393235342d313563366530353964373338222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31345431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433372d643162332d373333622d383039662d383431626138613332633834222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31345431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2268617070656e65645f6174223a22323033312d30322d31345431323a34373a31305a227d5d7d', '2031-02-14 12:47:10+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', 'b2833003-676e-48e1-83f8-df4c5712cbac', '\x02ab90cdf67f4fd1473cf319162bbd6688a9036a2c6468dd580bb2bc28e52709', 201, '/v1/sessions/01a22d37-e232-7779-815e-cc1a50ab1c1c', '"v1"', '\x7b226964223a2230316132326433372d653233322d373737392d383135652d636331613530616231633163222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31355431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31355431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31345431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31335431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-13 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-e232-7779-815e-cc1a50ab1c1c/start', '8010bb20-898b-4c92-9400-8a229de0431e', '\xb42deec4dc212ebadaa89ea9c3f19a7b1438714f65b458427746e365af4a6bcd', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d653233322d373737392d383135652d636331613530616231633163222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31355431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31355431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31345431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31335431323a30303a30305a222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-15 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-e232-7779-815e-cc1a50ab1c1c/worksheet', '4564fced-e5d8-473e-8b87-3ca61dfbd1c3', '\xb4158a3fe2d62a2796a41a35244ecb24900e16b4f219d15186103d0c73fa3304', 201, '/v1/worksheets/01a22d37-e3c0-74b0-821f-a237395d46ad', '"v1"', '\x7b226964223a2230316132326433372d653363302d373462302d383231662d613233373339356434366164222c2273657373696f6e5f6964223a2230316132326433372d653233322d373737392d383135652d636331613530616231633163222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a226177616974696e675f636f6e6669726d6174696f6e222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31355431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433372d643162332d373333622d383039662d383431626138613332633834222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31355431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2268617070656e65645f6174223a22323033312d30322d31355431323a34373a31305a227d5d7d', '2031-02-15 12:47:10+00'),
	('01a22d37-d0ad-762a-b8c5-f702b24c2723', 'POST', '/v1/worksheets/01a22d37-e10a-70bb-97e2-b2ce904fe5ea/dispute', 'ebd2a4d2-cfed-4575-bd8a-b3390264174d', '\xf31e3dd19441ff3701b98a3321abd3e1034f078a61e8148d3cad6b04483e2f18', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d653130612d373062622d393765322d623263653930346665356561222c2273657373696f6e5f6964223a2230316132326433372d646631362d373439312d393235342d313563366530353964373338222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a226469737075746564222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31345431323a34373a31305a222c22636f6e6669726d65645f6174223a6e756c6c2c22636f6e6669726d65645f6279223a6e756c6c2c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433372d643162332d373333622d383039662d383431626138613332633834222c22737461727465645f6174223a22323033312d30322d31345431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31345431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2268617070656e65645f6174223a22323033312d30322d31345431323a34373a31305a227d2c7b2276657262223a2264697370757465222c227265766973696f6e223a312c226d657373616765223a22776520636f756e746564206c657373222c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a30316132326433372d643061642d373632612d623863352d663730326232346332373233222c2268617070656e65645f6174223a22323033312d30322d31365431323a30303a30305a227d5d7d', '2031-02-16 12:00:00+00'),
	('01a22d37-d0ad-762a-b8c5-f702b24c2723', 'POST', '/v1/worksheets/01a22d37-e3c0-74b0-821f-a237395d46ad/confirm', '57e432ec-5920-4a87-aa30-339942441b08', '\x14d6c4bcc42f0b98c1724ae86abfb6e560c6f7fa1ae843b1bb626dc135592ef4', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d653363302d373462302d383231662d613233373339356434366164222c2273657373696f6e5f6964223a2230316132326433372d653233322d373737392d383135652d636331613530616231633163222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a22636f6e6669726d6564222c227265766973696f6e223a312c2273756d6d617279223a22646f6e65222c22776f726b65645f7365636f6e6473223a323833302c2262696c6c65645f6d696e75746573223a35302c227375626d69747465645f6174223a22323033312d30322d31355431323a34373a31305a222c22636f6e6669726d65645f6174223a22323033312d30322d31365431323a30303a30305a222c22636f6e6669726d65645f6279223a22637573746f6d6572222c226175746f5f636f6e6669726d5f6174223a6e756c6c2c2274696d655f656e7472696573223a5b7b22746563686e696369616e5f6964223a2230316132326433372d643162332d373333622d383039662d383431626138613332633834222c22737461727465645f6174223a22323033312d30322d31355431323a30303a30305a222c22656e6465645f6174223a22323033312d30322d31355431323a34373a31305a222c226e6f7465223a22227d5d2c22726f756e6473223a5b7b2276657262223a227375626d6974222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2268617070656e65645f6174223a22323033312d30322d31355431323a34373a31305a227d2c7b2276657262223a22636f6e6669726d222c227265766973696f6e223a312c226d657373616765223a6e756c6c2c2270726f706f7365645f6d696e75746573223a6e756c6c2c2262696c6c65645f6d696e75746573223a35302c226163746f72223a226b65793a30316132326433372d643061642d373632612d623863352d663730326232346332373233222c2268617070656e65645f6174223a22323033312d30322d31365431323a30303a30305a227d5d7d', '2031-02-16 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '023bc82b-4964-4d4a-917e-3db1124ac7a9', '\xa9bc2fd364be275356d035fe68d4f3353b2907cf7a085ac94e93519f67c2ba1d', 201, '/v1/sessions/01a22d37-e6be-71ce-9597-6ec6ad90e3f2', '"v1"', '\x7b226964223a2230316132326433372d653662652d373163652d393539372d366563366164393065336632222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31385431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31365431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-16 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-e6be-71ce-9597-6ec6ad90e3f2/cancel', '50d59e51-cf58-46cf-bc87-5d0938fd61c1', '\x7c98422d7403752e1f459eeea8233d6802792f4d71d3ed4ed16f32b08df73763', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433372d653662652d373163652d393539372d366563366164393065336632222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a2263616e63656c6c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31385431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31365431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a7b226964223a2230316132326433372d653763382d373730632d623065302d616635316264633830343561222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c2273657373696f6e5f6964223a2230316132326433372d653662652d373163652d393539372d366563366164393065336632222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31385431313a30303a30305a222c227761697665645f6174223a6e756c6c2c2277616976655f726561736f6e223a6e756c6c7d7d', '2031-02-18 11:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '83dfe5f3-b7cc-4496-aca0-6b7cf18e631f', '\x1fccf91370ef709505fb6b51ee9ff6efcf25e8b01f7f437d589a377cb48c4af0', 201, '/v1/sessions/01a22d37-e8d2-74bd-b094-bd872d4f4127', '"v1"', '\x7b226964223a2230316132326433372d653864322d373462642d623039342d626438373264346634313237222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31395431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31395431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31385431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31385431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-18 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-e8d2-74bd-b094-bd872d4f4127/cancel', 'f5e29b35-46f7-4ef3-a230-e72895b90f7e', '\xc317cfbd9d804322c0b5b012dcad8ddde90cb83177a08827f4774e35cd95d1ad', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433372d653864322d373462642d623039342d626438373264346634313237222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a2263616e63656c6c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d31395431323a30303a30305a222c22656e64735f6174223a22323033312d30322d31395431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d31385431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d31385431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a7b226964223a2230316132326433372d653965622d373534312d613865312d633335643563656234333933222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c2273657373696f6e5f6964223a2230316132326433372d653864322d373462642d623039342d626438373264346634313237222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31395431313a30303a30305a222c227761697665645f6174223a6e756c6c2c2277616976655f726561736f6e223a6e756c6c7d7d', '2031-02-19 11:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/penalties/01a22d37-e9eb-7541-a8e1-c35d5ceb4393/waive', '60a22b47-9846-488b-9a4a-fa45bee93b77', '\xdd5d5c46df653a95900fd933b973e4e39e75e2fe8408f9a67b0db368e5cd4c29', 200, NULL, NULL, '\x7b226964223a2230316132326433372d653965622d373534312d613865312d633335643563656234333933222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c2273657373696f6e5f6964223a2230316132326433372d653864322d373462642d623039342d626438373264346634313237222c226b696e64223a226c6174655f63616e63656c6c6174696f6e222c226d696e75746573223a3132302c22636861726765645f6174223a22323033312d30322d31395431313a30303a30305a222c227761697665645f6174223a22323033312d30332d30355431323a30303a30305a222c2277616976655f726561736f6e223a22696c6c6e657373227d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '136ccbb1-543a-4067-8e1b-dfd06e399541', '\xaeb7cdfa58a9831db302abe930185762ed38caa2e4bfb0e056c0443dc21066c5', 201, '/v1/sessions/01a22d37-ebfa-75de-8d42-352b99dac59c', '"v1"', '\x7b226964223a2230316132326433372d656266612d373564652d386434322d333532623939646163353963222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d32315431323a30303a30305a222c22656e64735f6174223a22323033312d30322d32315431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d32305431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d32305431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-02-20 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-ebfa-75de-8d42-352b99dac59c/no-show', '997b1411-18af-437c-92ce-6bdf605d91b2', '\x858c055e7741f874d15537f41253912aa5808d5d9177dccb61bda7a8e70b4816', 200, NULL, '"v2"', '\x7b2273657373696f6e223a7b226964223a2230316132326433372d656266612d373564652d386434322d333532623939646163353963222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a226e6f5f73686f77222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30322d32315431323a30303a30305a222c22656e64735f6174223a22323033312d30322d32315431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30322d32305431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30322d32305431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d2c2270656e616c7479223a6e756c6c7d', '2031-02-21 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', '87e4138c-375a-46de-ac6b-7f72609fc80d', '\x017bc62d1d6c9a525b29dfd7404ccd96ce94e927ed7bf7b848e8fba8da460d9d', 201, '/v1/sessions/01a22d37-edbb-7689-a7ad-df87c5dd8ad8', '"v1"', '\x7b226964223a2230316132326433372d656462622d373638392d613761642d646638376335646438616438222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30355431303a30303a30305a222c22656e64735f6174223a22323033312d30332d30355431323a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30345431303a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-02 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions/01a22d37-edbb-7689-a7ad-df87c5dd8ad8/start', 'f1b89aee-de15-41a0-b7ee-90b3226757c9', '\xbd8ea2f6ea91cd4b3b5b3cda93f8a9aa03fa64942ee558928a72aaf21e7818c0', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d656462622d373638392d613761642d646638376335646438616438222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a22696e5f70726f6772657373222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30355431303a30303a30305a222c22656e64735f6174223a22323033312d30332d30355431323a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30345431303a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a22323033312d30332d30355431303a30303a30305a222c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/sessions', 'c6f58ba4-5b1a-4177-a462-c7938daa8009', '\xeb3f85f672be65f011998e398d850db8cc3f2b076f2f82ed5a7eeb43ecc45992', 201, '/v1/sessions/01a22d37-ef62-77b6-9fca-fcc43141058a', '"v1"', '\x7b226964223a2230316132326433372d656636322d373762362d396663612d666363343331343130353861222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a2230316132326433372d643363372d373061632d613336642d303161656237663266376430222c227469636b65745f6964223a6e756c6c2c22737461747573223a227363686564756c6564222c2263617465676f7279223a22696e7374616c6c6174696f6e5f757067726164655f6d6967726174696f6e222c227374617274735f6174223a22323033312d30332d30385431323a30303a30305a222c22656e64735f6174223a22323033312d30332d30385431343a30303a30305a222c2270656e616c74795f667265655f756e74696c223a22323033312d30332d30375431323a30303a30305a222c22657374696d617465645f6d696e75746573223a3132302c2272657365727665645f6d696e75746573223a3132302c22746563686e696369616e5f696473223a5b2230316132326433372d643162332d373333622d383039662d383431626138613332633834225d2c22666f726d65725f746563686e696369616e5f696473223a5b5d2c227465726d73223a7b226d696e757465735f7065725f706572736f6e5f646179223a3438302c226d696e696d756d5f70757263686173655f6d696e75746573223a3438302c226e6f746963655f6d696e75746573223a313434302c226d6f76655f70656e616c74795f6d696e75746573223a3132302c2263616e63656c6c6174696f6e5f70656e616c74795f6d696e75746573223a3132302c226e6f5f73686f775f70656e616c74795f6d696e75746573223a3132302c22646562745f6c696d69745f6d696e75746573223a3438302c22636f6d70656e736174696f6e5f64617973223a33302c226c6f775f6372656469745f6d696e75746573223a3132302c226175746f5f636f6e6669726d5f61667465725f776f726b696e675f64617973223a6e756c6c2c22636c6f73655f61667465725f64617973223a31342c2273636f70655f6e6f7465223a22576f726b2072756e73206f6e20796f7572207365727665722c206f757473696465207468652070726f7669646572277320636f6e74726f6c3b2068656c70207769746820696e636964656e7473206361757365642062792069747320656e7669726f6e6d656e742069732062657374206566666f72742e227d2c227761726e696e6773223a5b5d2c22746f705f75705f6279223a6e756c6c2c226c616e6775616765223a6e756c6c2c226f766572726964655f726561736f6e223a6e756c6c2c2272656d6f74655f746f6f6c223a6e756c6c2c226a6f696e5f75726c223a6e756c6c2c22626f6f6b65645f6174223a22323033312d30332d30325431323a30303a30305a222c22737461727465645f6174223a6e756c6c2c22656e6465645f6174223a6e756c6c2c226d6f766573223a5b5d2c22756e646f6e655f737461727473223a5b5d2c22616e7377657273223a5b5d7d', '2031-03-02 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-d01c-72ef-a9cd-d1152ee74f6a/adjustments', '8bd9e113-49cd-4f7b-893b-bcdad135e832', '\xe8a586803b91dc77817d8c470b758f4011cf074c94f13c5036738af0f5e134f2', 201, '/v1/adjustments/01a22d37-eff9-725f-a626-c4c44bad31c2', NULL, '\x7b226964223a2230316132326433372d656666392d373235662d613632362d633463343462616433316332222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c226b696e64223a22636f7272656374696f6e222c226d696e75746573223a2d33302c22726561736f6e223a22656e7465726564207477696365222c22656e7472795f6964223a2230316132326433372d656666392d373235662d613632362d633463353566623838616362222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2272657665727365645f6174223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/customers/01a22d37-d01c-72ef-a9cd-d1152ee74f6a/adjustments', 'f3e4d6e2-1d2d-468f-a7c6-58e371481ac6', '\xd136aec2dc2900a52092f2b25272213e2cae194208c3ed8ece49f02f14ce2041', 201, '/v1/adjustments/01a22d37-f0b6-7001-aa99-86bfce55d417', NULL, '\x7b226964223a2230316132326433372d663062362d373030312d616139392d383662666365353564343137222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c226b696e64223a22636f7272656374696f6e222c226d696e75746573223a33302c22726561736f6e223a22676f6f6477696c6c222c22656e7472795f6964223a2230316132326433372d663062362d373030312d616139392d383663303036393561663230222c22637265617465645f6174223a22323033312d30332d30355431323a30303a30305a222c2272657665727365645f6174223a6e756c6c7d', '2031-03-05 12:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets', '02d68118-f9dc-4e7a-8cf6-2522cd94ca51', '\x0c975a3766b55b4f896ee036c47fc22655da9f8b879e729e34f33e70041138eb', 201, '/v1/tickets/01a22d37-f22b-72ac-8ce5-9a7a8ebd7501', '"v1"', '\x7b226964223a2230316132326433372d663232622d373261632d386365352d396137613865626437353031222c226e756d626572223a313030362c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets', 'af9a57a5-a6ce-4910-8490-4fa094c46788', '\x0c975a3766b55b4f896ee036c47fc22655da9f8b879e729e34f33e70041138eb', 201, '/v1/tickets/01a22d37-f3ec-71a3-81b3-61ff2aa7046e', '"v1"', '\x7b226964223a2230316132326433372d663365632d373161332d383162332d363166663261613730343665222c226e756d626572223a313030372c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets', '5176db7d-4cc8-412b-8ebe-a4749b015116', '\x0c975a3766b55b4f896ee036c47fc22655da9f8b879e729e34f33e70041138eb', 201, '/v1/tickets/01a22d37-f50a-7728-8f67-142b5bcf8818', '"v1"', '\x7b226964223a2230316132326433372d663530612d373732382d386636372d313432623562636638383138222c226e756d626572223a313030382c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets', '3e7be75b-0502-4ff7-81bb-91fd6646a585', '\x0c975a3766b55b4f896ee036c47fc22655da9f8b879e729e34f33e70041138eb', 201, '/v1/tickets/01a22d37-f60f-7178-a720-77ed93af87c4', '"v1"', '\x7b226964223a2230316132326433372d663630662d373137382d613732302d373765643933616638376334222c226e756d626572223a313030392c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets', 'bd2b190b-ebb5-4ed7-b281-2e37b2063a2d', '\x0c975a3766b55b4f896ee036c47fc22655da9f8b879e729e34f33e70041138eb', 201, '/v1/tickets/01a22d37-f742-7005-a619-9e9f3994db96', '"v1"', '\x7b226964223a2230316132326433372d663734322d373030352d613631392d396539663339393464623936222c226e756d626572223a313031302c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226e6577222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a312c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a6e756c6c2c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets/01a22d37-f3ec-71a3-81b3-61ff2aa7046e/attachments', '425022fa-136d-42c1-9af1-3868406da065', '\x5544cb690d609335c915bb3fcaa1602a82bf9e6bfca48200f8f1ae1086b4c095', 201, '/v1/attachments/01a22d37-f866-729d-946e-97b598110158', NULL, '\x7b226964223a2230316132326433372d663836362d373239642d393436652d393762353938313130313538222c227469636b65745f6964223a2230316132326433372d663365632d373161332d383162332d363166663261613730343665222c226d6573736167655f6964223a6e756c6c2c226e616d65223a226170702e6c6f67222c226d656469615f74797065223a22746578742f706c61696e222c2273697a655f6279746573223a31392c22736861323536223a2261646331346334386631303161643665393262663030653232323466376333633431633534633464303334646632376230333433333636616563313261373836222c22726566757365645f726561736f6e223a6e756c6c2c226163746f72223a226b65793a62376532313066662d346336332d346366632d393063652d356265383538303237646565222c2261747461636865645f6174223a22323033312d30332d30355431303a30303a30305a227d', '2031-03-05 10:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-f3ec-71a3-81b3-61ff2aa7046e/replies', 'bb883aac-4635-4b4d-8707-36e37170b756', '\x97d23292ca8d113c743a13b915f6599cd92076e2c28f9adef3f25816050e7766', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d663365632d373161332d383162332d363166663261613730343665222c226e756d626572223a313030372c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a312c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-f3ec-71a3-81b3-61ff2aa7046e/replies', '70a8ba90-b3dd-417b-99c1-d3e39ab81608', '\x97d23292ca8d113c743a13b915f6599cd92076e2c28f9adef3f25816050e7766', 200, NULL, '"v3"', '\x7b226964223a2230316132326433372d663365632d373161332d383162332d363166663261613730343665222c226e756d626572223a313030372c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a322c226d65737361676573223a332c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-f3ec-71a3-81b3-61ff2aa7046e/replies', '55c91293-ff64-40fe-8b73-4d5c0d706574', '\x97d23292ca8d113c743a13b915f6599cd92076e2c28f9adef3f25816050e7766', 200, NULL, '"v4"', '\x7b226964223a2230316132326433372d663365632d373161332d383162332d363166663261613730343665222c226e756d626572223a313030372c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a226f70656e222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2272756e6e696e67222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b7b226964223a2230316132326433372d666236612d373465312d396135382d626665376432666436633664222c227469636b65745f6964223a2230316132326433372d663365632d373161332d383162332d363166663261613730343665222c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c22737461747573223a226f70656e222c226475655f6174223a22323033312d30332d31305431303a30303a30305a222c226f7574636f6d65223a6e756c6c2c226e6f7465223a6e756c6c2c2272657472795f6174223a6e756c6c2c22617474656d707473223a302c226f70656e65645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a332c226d65737361676573223a342c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-f50a-7728-8f67-142b5bcf8818/replies', 'b929c55b-ca5a-4e4a-9f27-24e3b4faab3d', '\xd143608cac40ad9a6e9f67256d298f7c51ec7ba0f9fdc0e03df9c9d7e7a421ae', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d663530612d373732382d386636372d313432623562636638383138222c226e756d626572223a313030382c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a2277616974696e675f666f725f637573746f6d6572222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a22706175736564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a312c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a6e756c6c2c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-f60f-7178-a720-77ed93af87c4/replies', '9aa11d3d-7556-426a-babf-7cfd61477f56', '\xe02a1eb3ec9813707cbb4eddd04176107eb2ff6bad4cf675b6c362a7ca29c48e', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d663630662d373137382d613732302d373765643933616638376334222c226e756d626572223a313030392c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a227265736f6c766564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('44cee608-b371-43e0-ab31-9beb6c95f6a1', 'POST', '/v1/tickets/01a22d37-f742-7005-a619-9e9f3994db96/replies', 'b827bb41-1650-48b2-b584-f8afc86191c2', '\xa968792dffc5fb679b01ba913af06cada5819023d299bc3dcb50da4763db362e', 200, NULL, '"v2"', '\x7b226964223a2230316132326433372d663734322d373030352d613631392d396539663339393464623936222c226e756d626572223a313031302c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a227265736f6c766564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a6e756c6c7d', '2031-03-05 10:00:00+00'),
	('b7e210ff-4c63-4cfc-90ce-5be858027dee', 'POST', '/v1/tickets/01a22d37-f742-7005-a619-9e9f3994db96/close', '2d04c0cc-edbd-4526-abce-8437adc40ee0', '\xcc193dd326e79e2c7e98cd98aba26eda4f49497879c504e0fd86e16d27048a14', 200, NULL, '"v3"', '\x7b226964223a2230316132326433372d663734322d373030352d613631392d396539663339393464623936222c226e756d626572223a313031302c22637573746f6d65725f6964223a2230316132326433372d643031632d373265662d613963642d643131353265653734663661222c227365727665725f6964223a6e756c6c2c22636f6e746163745f6964223a6e756c6c2c22666f6c6c6f775f75705f6f66223a6e756c6c2c226d65726765645f696e746f223a6e756c6c2c22746563686e696369616e5f6964223a6e756c6c2c22706c616e5f636f6465223a226261736963222c22706c616e5f76657273696f6e5f6964223a2230303030303030302d303030302d373030302d383030302d303030303030303030303231222c22737461747573223a22636c6f736564222c226b696e64223a22627567222c226368616e6e656c223a22636c69656e745f7a6f6e65222c227375626a656374223a225265706f7274732061726520656d707479222c227365766572697479223a332c227265706f727465645f7365766572697479223a332c2273657665726974795f726561736f6e223a6e756c6c2c22636f6e74616374223a7b226e616d65223a6e756c6c2c22636f6d70616e79223a6e756c6c2c2270686f6e65223a6e756c6c2c22656d61696c223a6e756c6c7d2c22636f6e746163745f64657461696c735f72656675736564223a66616c73652c226170706c69636174696f6e5f756e617661696c61626c65223a66616c73652c226c616e6775616765223a22656e222c227265706c795f6c616e6775616765223a22656e222c226e656564735f7472616e736c6174696f6e223a66616c73652c227265736f6c7574696f6e5f6475655f6174223a22323033312d30332d31305431303a30303a30305a222c22636c6f636b223a2273746f70706564222c22666f6c6c6f775f75705f63616c6c223a7b22616476696365223a226e6f745f6e6565646564222c226e756d626572223a6e756c6c7d2c226d697373696e675f746563686e6963616c5f64617461223a5b226c6f6773222c22656e7669726f6e6d656e74222c2270726f647563745f76657273696f6e222c226572726f725f6d65737361676573222c2273797374656d5f696e666f726d6174696f6e225d2c22746563686e6963616c5f646174615f70657263656e74223a302c226c65676974696d616379223a22756e6173736573736564222c226c65676974696d6163795f726561736f6e223a6e756c6c2c226c65676974696d6163795f70726f706f73616c223a7b226c65676974696d616379223a22756e6173736573736564222c2262656361757365223a22696e7374616c6c6174696f6e5f756e6b6e6f776e227d2c226f66666572735f7365727665725f737570706f7274223a66616c73652c227375676765737465645f61727469636c6573223a5b5d2c2261727469636c65735f7365656e223a5b5d2c2263616c6c5f7461736b73223a5b5d2c227761746368657273223a5b5d2c226d65726765645f66726f6d223a5b5d2c227265706c696573223a302c226d65737361676573223a322c2272656f70656e696e6773223a302c22737461727665735f6174223a22323033312d30332d30365431343a30303a30305a222c22737461727665645f6174223a6e756c6c2c22637265617465645f6174223a22323033312d30332d30355431303a30303a30305a222c2266697273745f7265706c6965645f6174223a22323033312d30332d30355431303a30303a30305a222c227265736f6c7665645f6174223a22323033312d30332d30355431303a30303a30305a222c22636c6f7365645f6174223a22323033312d30332d30355431303a30303a30305a227d', '2031-03-05 10:00:00+00');
INSERT INTO public.ledger_account VALUES
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '00000000-0000-0000-0000-000000000004', 'expired', 0, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '00000000-0000-0000-0000-000000000006', 'debt', 0, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '00000000-0000-0000-0000-000000000001', 'purchased', -5280, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '00000000-0000-0000-0000-000000000005', 'refunded', 480, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-8faa-7584-b9f6-8ac655e64deb', 'lot', 0, 0, 2, '2031-01-24 13:00:00+00', NULL, NULL, 960.0000, 'EUR'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-91ea-75fb-afc4-f8b11a6831aa', 'hold', 0, 0, 4, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-941b-70d7-a8b2-5508f25c0b89', 'billed', 50, 0, 5, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-95ae-7749-a860-e85df92ea86c', 'hold', 0, 0, 6, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-97b2-709c-809b-fa3e2fd4b3a6', 'billed', 50, 0, 7, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-98a1-7435-9b4e-72b2af1b7ef0', 'hold', 0, 0, 8, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '00000000-0000-0000-0000-000000000002', 'consumed', 50, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-9a36-7149-afbc-53f5fb8348a7', 'billed', 0, 0, 9, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-9d3e-7423-95d3-6b0f8add8b94', 'hold', 0, 0, 11, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-9fa6-73e7-bc00-2acda2ec6a23', 'hold', 0, 0, 14, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '00000000-0000-0000-0000-000000000003', 'penalties', 120, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-a386-73b3-9723-cde6ad276a5b', 'hold', 0, 0, 18, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-a5d2-713b-ab99-227826b8a190', 'hold', 120, 0, 20, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-a7f6-704b-ad89-5a53fd39bfa4', 'hold', 120, 0, 21, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'lot', 4260, 240, 1, '2031-01-24 12:00:00+00', NULL, NULL, 960.0000, 'EUR'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '00000000-0000-0000-0000-000000000007', 'adjusted', 0, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', '01a22d37-a9d6-72e1-beff-c8d21d4c1dc3', 'lot', 30, 0, 23, '2031-03-05 12:00:00+00', NULL, NULL, 0.0000, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '00000000-0000-0000-0000-000000000004', 'expired', 0, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '00000000-0000-0000-0000-000000000006', 'debt', 0, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '00000000-0000-0000-0000-000000000001', 'purchased', -5280, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '00000000-0000-0000-0000-000000000005', 'refunded', 480, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-d8fa-74da-8112-ac9e142a3fb2', 'lot', 0, 0, 2, '2031-01-24 13:00:00+00', NULL, NULL, 960.0000, 'EUR'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-dbb2-752b-8355-a83fe03e5c37', 'hold', 0, 0, 4, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-ddea-7168-a1fb-c9da4693b01c', 'billed', 50, 0, 5, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-df16-7491-9254-15c6e059d738', 'hold', 0, 0, 6, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-e10a-70bb-97e2-b2ce904fe5ea', 'billed', 50, 0, 7, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-e232-7779-815e-cc1a50ab1c1c', 'hold', 0, 0, 8, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '00000000-0000-0000-0000-000000000002', 'consumed', 50, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-e3c0-74b0-821f-a237395d46ad', 'billed', 0, 0, 9, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-e6be-71ce-9597-6ec6ad90e3f2', 'hold', 0, 0, 11, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-e8d2-74bd-b094-bd872d4f4127', 'hold', 0, 0, 14, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '00000000-0000-0000-0000-000000000003', 'penalties', 120, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-ebfa-75de-8d42-352b99dac59c', 'hold', 0, 0, 18, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-edbb-7689-a7ad-df87c5dd8ad8', 'hold', 120, 0, 20, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-ef62-77b6-9fca-fcc43141058a', 'hold', 120, 0, 21, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'lot', 4260, 240, 1, '2031-01-24 12:00:00+00', NULL, NULL, 960.0000, 'EUR'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '00000000-0000-0000-0000-000000000007', 'adjusted', 0, 0, 0, NULL, NULL, NULL, NULL, NULL),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', '01a22d37-f0b6-7001-aa99-86bfce55d417', 'lot', 30, 0, 23, '2031-03-05 12:00:00+00', NULL, NULL, 0.0000, NULL);
INSERT INTO public.ledger_entry VALUES
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 1, '01a22d37-8bff-7013-8d6e-7ef0c6c69e2b', 'purchase', 'purchase:01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 4800, 0, 0, 0, '\x62c4b405529acfabb2c30a1421d645c4a346a973cbf44292e4aeb046a606acac'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 2, '01a22d37-8fab-76df-974c-8fe7eb8b1b81', 'purchase', 'purchase:01a22d37-8faa-7584-b9f6-8ac655e64deb', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 5280, 0, 0, 0, '\xd42c4a1ae5b4456963b7aa63936dd5e713d09eec9036e1b9de6f3b3769356a6f'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 3, '01a22d37-909a-7585-9ee1-bd9167817610', 'refund', 'purchase:01a22d37-8faa-7584-b9f6-8ac655e64deb:refund:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 4800, 0, 0, 0, '\x07d5efdc301ffa557782f500767b65ae4c1b74d0c0115c949bcb426a220d1ea8'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 4, '01a22d37-91ea-75fb-afc4-f8b2cf9b044a', 'hold', 'session:01a22d37-91ea-75fb-afc4-f8b11a6831aa:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-11 12:00:00+00', '2031-02-13', NULL, false, NULL, NULL, 4680, 120, 0, 0, '\xf20e23f1d7d001c7084a0556d4d04817cfb30f7be835990ce60b430ce558a996'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 5, '01a22d37-941b-70d7-a8b2-55090352c187', 'deduction', 'worksheet:01a22d37-941b-70d7-a8b2-5508f25c0b89:deduction', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '2031-02-13', NULL, false, NULL, 480, 4750, 0, 50, 0, '\xf3dfedaabe3d1c442c9c4fc24d944be1e8c5932d0426a5e6f04c6b38b9159696'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 6, '01a22d37-95af-7376-b120-123a7f0b4d3f', 'hold', 'session:01a22d37-95ae-7749-a860-e85df92ea86c:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '2031-02-14', NULL, false, NULL, NULL, 4630, 120, 50, 0, '\xbe718da76b4ad81e3b3318a7310b49559fde547c5a14b96052888b4df5f53583'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 7, '01a22d37-97b3-73ee-80db-93ce8980efec', 'deduction', 'worksheet:01a22d37-97b2-709c-809b-fa3e2fd4b3a6:deduction', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '2031-02-14', NULL, false, NULL, 480, 4700, 0, 100, 0, '\xcc1b0cc4d2b35a80fee478d374e84091da86c62759c482be587b5c5b0a9b9dee'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 8, '01a22d37-98a2-74e8-86de-e8e7c4f5bc7b', 'hold', 'session:01a22d37-98a1-7435-9b4e-72b2af1b7ef0:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '2031-02-15', NULL, false, NULL, NULL, 4580, 120, 100, 0, '\x936762ba301a8ba8cba09fa1d423b10ce88a033f47f10f97d25ce89f0c096307'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 9, '01a22d37-9a36-7149-afbc-53f6922c5da3', 'deduction', 'worksheet:01a22d37-9a36-7149-afbc-53f5fb8348a7:deduction', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:47:10+00', '2031-02-15', NULL, false, NULL, 480, 4650, 0, 150, 0, '\xcca33efc2c84b92fb20ad0ae932ca60546d6976e2a9ae9c32b88ab1c124f6b0b'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 10, '01a22d37-9c26-7202-abe4-36f9f6560a62', 'confirmation', 'worksheet:01a22d37-9a36-7149-afbc-53f5fb8348a7:confirmation', 'key:01a22d37-872f-71a8-a302-bf1a88f690fd', '2031-02-16 12:00:00+00', '2031-02-16', NULL, false, NULL, NULL, 4650, 0, 100, 0, '\xb7f33b4d3f195c1a7f5e7690c81627baf597f32cb9ae62ba1d3f3ee4b6ce8049'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 11, '01a22d37-9d3f-7333-8ec0-7cb92c6dcced', 'hold', 'session:01a22d37-9d3e-7423-95d3-6b0f8add8b94:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-16 12:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4530, 120, 100, 0, '\xd60d235facb6a9a0915ce259e99ed1898c2ae36f2927b84817940a5afdcf7561'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 12, '01a22d37-9e73-74b1-8831-d3697fbfdeaa', 'release', 'session:01a22d37-9d3e-7423-95d3-6b0f8add8b94:release:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4650, 0, 100, 0, '\xc8002a2824e7967d53351f3143b8de1453c7d7998dd347b0601710a6f0dff25f'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 13, '01a22d37-9e73-74b1-8831-d36a386cfb77', 'penalty', 'session:01a22d37-9d3e-7423-95d3-6b0f8add8b94:late_cancellation:penalty', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\xb6cbcd046393f84502c36efcd99816f676d378d35444f675744fe2c116ebd71a'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 14, '01a22d37-9fa7-71c7-8a06-44652fd2310b', 'hold', 'session:01a22d37-9fa6-73e7-bc00-2acda2ec6a23:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 12:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\xc25b8f3a6e7e9fe5a46186ac7c244f5f573cf1ae77c2541d7bfad3c1d8ccd622'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 15, '01a22d37-a0d6-704f-8916-77fed9ace2f3', 'release', 'session:01a22d37-9fa6-73e7-bc00-2acda2ec6a23:release:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\xa1f168c7d9f1988486a719bd0cf1cb025c4cc22e79a4b303ae005d2f8eb2f2c9'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 16, '01a22d37-a0d6-704f-8916-77ffc4c1fe41', 'penalty', 'session:01a22d37-9fa6-73e7-bc00-2acda2ec6a23:late_cancellation:penalty', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4410, 0, 100, 0, '\xdc55d60c215c0e3619bbd7bf26695a842ba897f93e3992816a70c824e6962791'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 17, '01a22d37-a20a-76f9-9e30-ce99603ee547', 'reversal', 'reversal:01a22d37-a0d6-704f-8916-77ffc4c1fe41', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-03-05', '01a22d37-a0d6-704f-8916-77ffc4c1fe41', false, '\xb7cf7dcf4bbf48fde613540ddc4ab615c2aad3f266094f152da7139d97728cca', NULL, 4530, 0, 100, 0, '\xba75cc3719018889e85078d13caee3dfb928876f0d9f875cf10b75ab74efe10e'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 18, '01a22d37-a386-73b3-9723-cde717b4951c', 'hold', 'session:01a22d37-a386-73b3-9723-cde6ad276a5b:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-02-21', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\xdbe0cbd2a11e3c98e82a66372a7d59aae3a6567d49483ec509055ce92c7599e5'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 19, '01a22d37-a4b6-75bb-affa-69045ad6cfde', 'release', 'session:01a22d37-a386-73b3-9723-cde6ad276a5b:release:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-02-21', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\xbbed6de1ba53a04dbeb7dd1af750f5df67dbdfdcb0e3fdad3b9b1d5623d5be03'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 20, '01a22d37-a5d3-70e1-998c-318949bd8cbe', 'hold', 'session:01a22d37-a5d2-713b-ab99-227826b8a190:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\x035d601a000c2bf22a8a38cd31c0ea04c015dd396cf2425cedc42675466b60f1'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 21, '01a22d37-a7f7-74f6-8890-9d3e8bbd1c2f', 'hold', 'session:01a22d37-a7f6-704b-ad89-5a53fd39bfa4:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-03-08', NULL, false, NULL, NULL, 4290, 240, 100, 0, '\x6c499160b3123e5d041a756010b8e1d5506f71ec4c146ea0d6fdde51c9608488'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 22, '01a22d37-a8da-763b-804f-57964b4d8803', 'adjustment', 'adjustment:01a22d37-a8da-763b-804f-579584dcafb9', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, '\x4bf5671e7dfaa312440e322c954df64ce886b5dcef9f879c9d522fa2ac1f9d53', 480, 4260, 240, 100, 0, '\x62ff1d369221e048cbc93cc440d49fe6c0f57df825e838972c1574199f16a9c4'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 23, '01a22d37-a9d6-72e1-beff-c8d30634d2f4', 'adjustment', 'adjustment:01a22d37-a9d6-72e1-beff-c8d21d4c1dc3', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, '\x35da34ba040e464a1d6adb9f4f2d395973ac57c3b432db7233eaff90b42801a2', NULL, 4290, 240, 100, 0, '\xdc366241be2db245f6f4f191f9e2533eabbf8d1c50a32fd9f590173a713a585f'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 1, '01a22d37-d59e-7788-9b9b-c477d9ee9d0c', 'purchase', 'purchase:01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 12:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 4800, 0, 0, 0, '\xdce988b3b2ee044a0550187409dd7a9e98915a4c2d160835ce9818a94751e413'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 2, '01a22d37-d8fb-7281-adae-32746ce6f84b', 'purchase', 'purchase:01a22d37-d8fa-74da-8112-ac9e142a3fb2', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 5280, 0, 0, 0, '\xc326db5db2f3d5db9913649240baea60e0c34142d75cf3486c0b1c6c1b402e19'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 3, '01a22d37-da36-715b-9cfe-0cfb085bf83b', 'refund', 'purchase:01a22d37-d8fa-74da-8112-ac9e142a3fb2:refund:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-01-24 13:00:00+00', '2031-01-24', NULL, false, NULL, NULL, 4800, 0, 0, 0, '\x9ee95af65c429015fa67ff2e59e5c3cc046a99fc40c597eaeb109c01a77d73a7'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 4, '01a22d37-dbb3-74ac-9962-6b30a612f828', 'hold', 'session:01a22d37-dbb2-752b-8355-a83fe03e5c37:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-11 12:00:00+00', '2031-02-13', NULL, false, NULL, NULL, 4680, 120, 0, 0, '\xb528ff3c5c594983e23f54c90b2538223d853e0359ea2f3bee1123108ade0af3'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 5, '01a22d37-ddeb-77b3-8e8b-7106f839cf88', 'deduction', 'worksheet:01a22d37-ddea-7168-a1fb-c9da4693b01c:deduction', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '2031-02-13', NULL, false, NULL, 480, 4750, 0, 50, 0, '\xd498420c609dbe7a012a75dffbcae20f5dd59dcc61a653df1f9a4506bfdd0397'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 6, '01a22d37-df17-7589-b79b-895e516efa7b', 'hold', 'session:01a22d37-df16-7491-9254-15c6e059d738:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00', '2031-02-14', NULL, false, NULL, NULL, 4630, 120, 50, 0, '\x8dbd0d7ab3bb6ba56a1f68324b4654cae2496532be82e78c925e6dfd3bf38dda'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 7, '01a22d37-e10b-71d1-ada2-7253fc2f8d6d', 'deduction', 'worksheet:01a22d37-e10a-70bb-97e2-b2ce904fe5ea:deduction', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '2031-02-14', NULL, false, NULL, 480, 4700, 0, 100, 0, '\x157b44945bb3000d5eb793ac0ec2451b20be2d9e570dcf6e4133145ce01f1cae'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 8, '01a22d37-e233-7343-9054-55b0976452c1', 'hold', 'session:01a22d37-e232-7779-815e-cc1a50ab1c1c:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00', '2031-02-15', NULL, false, NULL, NULL, 4580, 120, 100, 0, '\xdcad0aa95d5e90a2690f35e262ee2e26898bc8763ea309fb4e1cf84b90b3248e'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 9, '01a22d37-e3c1-708c-8b2d-a4eb1537be1c', 'deduction', 'worksheet:01a22d37-e3c0-74b0-821f-a237395d46ad:deduction', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:47:10+00', '2031-02-15', NULL, false, NULL, 480, 4650, 0, 150, 0, '\x8e0a533e1ad585be25e58462377464900308f206db850582db731ba3b7f31e43'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 10, '01a22d37-e5c6-7267-ba6c-6bd564e25dd1', 'confirmation', 'worksheet:01a22d37-e3c0-74b0-821f-a237395d46ad:confirmation', 'key:01a22d37-d0ad-762a-b8c5-f702b24c2723', '2031-02-16 12:00:00+00', '2031-02-16', NULL, false, NULL, NULL, 4650, 0, 100, 0, '\x7b8d767b3f8d0925c113bbad17bc507b96c0ed674aaa42fcbb5bf86f18af5db7'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 11, '01a22d37-e6be-71ce-9597-6ec71cfcce30', 'hold', 'session:01a22d37-e6be-71ce-9597-6ec6ad90e3f2:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-16 12:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4530, 120, 100, 0, '\x84eca4708dc8910094a5c49d19a9e2bc2f7fa56dbe3bce73742ead3c15d93d06'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 12, '01a22d37-e7c7-7272-8e03-efdf09089593', 'release', 'session:01a22d37-e6be-71ce-9597-6ec6ad90e3f2:release:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4650, 0, 100, 0, '\x120639fbccfbc32c9029e0671842e96a137eb11f9855afbfadcb4ff582044fec'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 13, '01a22d37-e7c8-770c-b0e0-af50209745c9', 'penalty', 'session:01a22d37-e6be-71ce-9597-6ec6ad90e3f2:late_cancellation:penalty', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 11:00:00+00', '2031-02-18', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\x61363ebfa1ba1a9a6cabcf83909cd8a6107801afdc81148b6d70d1dd0e8d229f'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 14, '01a22d37-e8d2-74bd-b094-bd8806753088', 'hold', 'session:01a22d37-e8d2-74bd-b094-bd872d4f4127:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-18 12:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\xa7e0ee2cce5eb12bf6ace387db3a8bb110d74a99f829503cb8d766e326351b23'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 15, '01a22d37-e9eb-7541-a8e1-c35b5cfaa963', 'release', 'session:01a22d37-e8d2-74bd-b094-bd872d4f4127:release:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\x5eb534124c6e149ac43b7cba958ceaa835f3889d8d73074b3f8618f8c3c128d6'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 16, '01a22d37-e9eb-7541-a8e1-c35ca097168c', 'penalty', 'session:01a22d37-e8d2-74bd-b094-bd872d4f4127:late_cancellation:penalty', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-19 11:00:00+00', '2031-02-19', NULL, false, NULL, NULL, 4410, 0, 100, 0, '\x355e4f29b1b8fb7e9472c3f246bb0d7a68b9987ce52235b222cb0464d4de7606'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 17, '01a22d37-eaf3-737b-bbc9-c9f3a2785224', 'reversal', 'reversal:01a22d37-e9eb-7541-a8e1-c35ca097168c', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-03-05', '01a22d37-e9eb-7541-a8e1-c35ca097168c', false, '\xe7630d19cd4eb0853af3b43d617636e64ad35d6e9d5d792a206aa7bdc2c5285f', NULL, 4530, 0, 100, 0, '\x8f82efeef29df12fe2c79aa4e9798168c6109bd79d56487cb289a1aaf4933ded'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 18, '01a22d37-ebfb-70f3-a620-6359cef2e047', 'hold', 'session:01a22d37-ebfa-75de-8d42-352b99dac59c:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-02-21', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\xd9865d901b500b9ffb5e8477219a7ea662912c3975f3599114fed23b0c280d11'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 19, '01a22d37-ecda-7495-9c08-5ffbb47075b8', 'release', 'session:01a22d37-ebfa-75de-8d42-352b99dac59c:release:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-02-21', NULL, false, NULL, NULL, 4530, 0, 100, 0, '\xe96baedd64bfc97f93e7026e5f1e2992c60641540179e4f2f50cd558ab0b5c0f'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 20, '01a22d37-edbc-76c7-b6ff-9d3f62bb0c6c', 'hold', 'session:01a22d37-edbb-7689-a7ad-df87c5dd8ad8:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, NULL, NULL, 4410, 120, 100, 0, '\x24df6f30df9d57f8486df33792aa1a625f91b429bb0093776a3c4bc4a9b79722'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 21, '01a22d37-ef62-77b6-9fca-fcc59a26fde8', 'hold', 'session:01a22d37-ef62-77b6-9fca-fcc43141058a:hold:1', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-03-08', NULL, false, NULL, NULL, 4290, 240, 100, 0, '\xd9d7f9105c264ca771be764d73dc7db3150680b08cf9c9731468d22a9c59261c'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 22, '01a22d37-eff9-725f-a626-c4c55fb88acb', 'adjustment', 'adjustment:01a22d37-eff9-725f-a626-c4c44bad31c2', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, '\x92c4436e44ccc27fcfc8a06329879674cec521c6bb689af9573e7ba29e3f80eb', 480, 4260, 240, 100, 0, '\x700d66bc7825451a22313ad023bc364125a83c34950b33e4cc2e7b48870ec593'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 23, '01a22d37-f0b6-7001-aa99-86c00695af20', 'adjustment', 'adjustment:01a22d37-f0b6-7001-aa99-86bfce55d417', 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, '\xa0f95c6668a1c403d61e3144857262d0f9bb83549ceb54226470b3fade9a4281', NULL, 4290, 240, 100, 0, '\x20c9bb7fc8eea41cbaa3982fce76b543578c2a9f1f55fbd80432f327abf87236');
INSERT INTO public.ledger_note VALUES
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 17, '\x80b481dba1f00f9b4e81473850925f7c', 'illness'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 22, '\xce294d83f9eb1319438615c1a958961d', 'entered twice'),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 23, '\xcc819c8379f6426dd0d6056827e787cd', 'goodwill'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 17, '\x8e60beea17a929786d4a54e53cec206d', 'illness'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 22, '\x6e91c4c46af975f24b8368ce70ed657a', 'entered twice'),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 23, '\x31f0039977f3129b0a7f6927e8e8c755', 'goodwill');
INSERT INTO public.ledger_posting VALUES
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 1, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 4800, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, -4800, 4800),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 2, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '01a22d37-8faa-7584-b9f6-8ac655e64deb', 480, '01a22d37-8faa-7584-b9f6-8ac655e64deb', NULL, NULL, -5280, 480),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 3, 0, 'lot', '01a22d37-8faa-7584-b9f6-8ac655e64deb', 'refunded', '00000000-0000-0000-0000-000000000005', 480, '01a22d37-8faa-7584-b9f6-8ac655e64deb', NULL, NULL, 0, 480),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 4, 0, 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'hold', '01a22d37-91ea-75fb-afc4-f8b11a6831aa', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 4680, 120),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 5, 0, 'hold', '01a22d37-91ea-75fb-afc4-f8b11a6831aa', 'billed', '01a22d37-941b-70d7-a8b2-5508f25c0b89', 50, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 70, 50),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 5, 1, 'hold', '01a22d37-91ea-75fb-afc4-f8b11a6831aa', 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 70, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 0, 4750),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 6, 0, 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'hold', '01a22d37-95ae-7749-a860-e85df92ea86c', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 4630, 120),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 7, 0, 'hold', '01a22d37-95ae-7749-a860-e85df92ea86c', 'billed', '01a22d37-97b2-709c-809b-fa3e2fd4b3a6', 50, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 70, 50),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 7, 1, 'hold', '01a22d37-95ae-7749-a860-e85df92ea86c', 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 70, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 0, 4700),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 8, 0, 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'hold', '01a22d37-98a1-7435-9b4e-72b2af1b7ef0', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 4580, 120),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 9, 0, 'hold', '01a22d37-98a1-7435-9b4e-72b2af1b7ef0', 'billed', '01a22d37-9a36-7149-afbc-53f5fb8348a7', 50, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 70, 50),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 9, 1, 'hold', '01a22d37-98a1-7435-9b4e-72b2af1b7ef0', 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 70, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 0, 4650),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 10, 0, 'billed', '01a22d37-9a36-7149-afbc-53f5fb8348a7', 'consumed', '00000000-0000-0000-0000-000000000002', 50, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 0, 50),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 11, 0, 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'hold', '01a22d37-9d3e-7423-95d3-6b0f8add8b94', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 4530, 120),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 12, 0, 'hold', '01a22d37-9d3e-7423-95d3-6b0f8add8b94', 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 0, 4650),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 13, 0, 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'penalties', '00000000-0000-0000-0000-000000000003', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 4530, 120),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 14, 0, 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'hold', '01a22d37-9fa6-73e7-bc00-2acda2ec6a23', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 4410, 120),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 15, 0, 'hold', '01a22d37-9fa6-73e7-bc00-2acda2ec6a23', 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 0, 4530),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 16, 0, 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'penalties', '00000000-0000-0000-0000-000000000003', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 4410, 240),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 17, 0, 'penalties', '00000000-0000-0000-0000-000000000003', 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 120, 4530),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 18, 0, 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'hold', '01a22d37-a386-73b3-9723-cde6ad276a5b', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 4410, 120),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 19, 0, 'hold', '01a22d37-a386-73b3-9723-cde6ad276a5b', 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 0, 4530),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 20, 0, 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'hold', '01a22d37-a5d2-713b-ab99-227826b8a190', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 4410, 120),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 21, 0, 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'hold', '01a22d37-a7f6-704b-ad89-5a53fd39bfa4', 120, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 4290, 120),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 22, 0, 'lot', '01a22d37-8bfe-7649-aa4a-fa626f7c0860', 'adjusted', '00000000-0000-0000-0000-000000000007', 30, '01a22d37-8bfe-7649-aa4a-fa626f7c0860', NULL, NULL, 4260, 30),
	('66cd971f-f2d9-52e9-a9c7-4c050c20721e', 23, 0, 'adjusted', '00000000-0000-0000-0000-000000000007', 'lot', '01a22d37-a9d6-72e1-beff-c8d21d4c1dc3', 30, '01a22d37-a9d6-72e1-beff-c8d21d4c1dc3', NULL, NULL, 0, 30),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 1, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 4800, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, -4800, 4800),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 2, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '01a22d37-d8fa-74da-8112-ac9e142a3fb2', 480, '01a22d37-d8fa-74da-8112-ac9e142a3fb2', NULL, NULL, -5280, 480),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 3, 0, 'lot', '01a22d37-d8fa-74da-8112-ac9e142a3fb2', 'refunded', '00000000-0000-0000-0000-000000000005', 480, '01a22d37-d8fa-74da-8112-ac9e142a3fb2', NULL, NULL, 0, 480),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 4, 0, 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'hold', '01a22d37-dbb2-752b-8355-a83fe03e5c37', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 4680, 120),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 5, 0, 'hold', '01a22d37-dbb2-752b-8355-a83fe03e5c37', 'billed', '01a22d37-ddea-7168-a1fb-c9da4693b01c', 50, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 70, 50),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 5, 1, 'hold', '01a22d37-dbb2-752b-8355-a83fe03e5c37', 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 70, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 0, 4750),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 6, 0, 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'hold', '01a22d37-df16-7491-9254-15c6e059d738', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 4630, 120),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 7, 0, 'hold', '01a22d37-df16-7491-9254-15c6e059d738', 'billed', '01a22d37-e10a-70bb-97e2-b2ce904fe5ea', 50, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 70, 50),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 7, 1, 'hold', '01a22d37-df16-7491-9254-15c6e059d738', 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 70, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 0, 4700),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 8, 0, 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'hold', '01a22d37-e232-7779-815e-cc1a50ab1c1c', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 4580, 120),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 9, 0, 'hold', '01a22d37-e232-7779-815e-cc1a50ab1c1c', 'billed', '01a22d37-e3c0-74b0-821f-a237395d46ad', 50, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 70, 50),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 9, 1, 'hold', '01a22d37-e232-7779-815e-cc1a50ab1c1c', 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 70, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 0, 4650),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 10, 0, 'billed', '01a22d37-e3c0-74b0-821f-a237395d46ad', 'consumed', '00000000-0000-0000-0000-000000000002', 50, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 0, 50),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 11, 0, 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'hold', '01a22d37-e6be-71ce-9597-6ec6ad90e3f2', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 4530, 120),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 12, 0, 'hold', '01a22d37-e6be-71ce-9597-6ec6ad90e3f2', 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 0, 4650),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 13, 0, 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'penalties', '00000000-0000-0000-0000-000000000003', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 4530, 120),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 14, 0, 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'hold', '01a22d37-e8d2-74bd-b094-bd872d4f4127', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 4410, 120),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 15, 0, 'hold', '01a22d37-e8d2-74bd-b094-bd872d4f4127', 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 0, 4530),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 16, 0, 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'penalties', '00000000-0000-0000-0000-000000000003', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 4410, 240),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 17, 0, 'penalties', '00000000-0000-0000-0000-000000000003', 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 120, 4530),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 18, 0, 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'hold', '01a22d37-ebfa-75de-8d42-352b99dac59c', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 4410, 120),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 19, 0, 'hold', '01a22d37-ebfa-75de-8d42-352b99dac59c', 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 0, 4530),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 20, 0, 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'hold', '01a22d37-edbb-7689-a7ad-df87c5dd8ad8', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 4410, 120),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 21, 0, 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'hold', '01a22d37-ef62-77b6-9fca-fcc43141058a', 120, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 4290, 120);
INSERT INTO public.ledger_posting VALUES
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 22, 0, 'lot', '01a22d37-d59e-7788-9b9b-c47627e0e6ff', 'adjusted', '00000000-0000-0000-0000-000000000007', 30, '01a22d37-d59e-7788-9b9b-c47627e0e6ff', NULL, NULL, 4260, 30),
	('ea9f40b2-c988-57c1-8bb3-c51e5af2a764', 23, 0, 'adjusted', '00000000-0000-0000-0000-000000000007', 'lot', '01a22d37-f0b6-7001-aa99-86bfce55d417', 30, '01a22d37-f0b6-7001-aa99-86bfce55d417', NULL, NULL, 0, 30);
INSERT INTO public.message VALUES
	('01a22d37-c002-7559-97bc-c4c038332f13', '01a22d37-aca4-71db-b585-663978b8391e', '01a22d37-8565-70a3-aa13-e761dc4a2053', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d37-c24b-7557-a8bc-71b6aa2e1cc9', '01a22d37-c1eb-7373-a3d8-e099a5158d19', '01a22d37-8565-70a3-aa13-e761dc4a2053', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d37-c39e-7409-8f6a-738e56b2befb', '01a22d37-c362-7752-b704-b143980f12ce', '01a22d37-8565-70a3-aa13-e761dc4a2053', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d37-c4ca-70a4-be88-ba23566bbd5e', '01a22d37-c47e-75df-a389-c96a2cfe07e5', '01a22d37-8565-70a3-aa13-e761dc4a2053', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d37-c61e-7154-96d0-10b18e1686b1', '01a22d37-c5a5-759e-aa9a-301c5f7afc8f', '01a22d37-8565-70a3-aa13-e761dc4a2053', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d37-c8ba-72bb-8eea-92dd4b42d05f', '01a22d37-c1eb-7373-a3d8-e099a5158d19', '01a22d37-8565-70a3-aa13-e761dc4a2053', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d37-c9a6-76b9-b771-c63e1e3d10f4', '01a22d37-c1eb-7373-a3d8-e099a5158d19', '01a22d37-8565-70a3-aa13-e761dc4a2053', 3, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d37-cae6-73f0-9539-e4a1934e290b', '01a22d37-c1eb-7373-a3d8-e099a5158d19', '01a22d37-8565-70a3-aa13-e761dc4a2053', 4, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d37-cc0a-738d-b2ae-22581ccf22d4', '01a22d37-c362-7752-b704-b143980f12ce', '01a22d37-8565-70a3-aa13-e761dc4a2053', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d37-ccf2-74ae-b5df-088145d2bb13', '01a22d37-c47e-75df-a389-c96a2cfe07e5', '01a22d37-8565-70a3-aa13-e761dc4a2053', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', true, false, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d37-ce0a-71dd-a0f8-baaa26314ced', '01a22d37-c5a5-759e-aa9a-301c5f7afc8f', '01a22d37-8565-70a3-aa13-e761dc4a2053', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', true, false, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d37-f2ea-7207-b46a-baf00bb99227', '01a22d37-f22b-72ac-8ce5-9a7a8ebd7501', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d37-f42a-7405-9a00-04e3fae2cef5', '01a22d37-f3ec-71a3-81b3-61ff2aa7046e', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d37-f521-72f9-b4d9-a3a601cbf096', '01a22d37-f50a-7728-8f67-142b5bcf8818', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d37-f642-761c-aa1c-8594ee93f6bd', '01a22d37-f60f-7178-a720-77ed93af87c4', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d37-f790-7679-aab4-0bb7f976d40c', '01a22d37-f742-7005-a619-9e9f3994db96', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 1, 'customer', true, 'client_zone', 'Since the upgrade on Monday every report we print is empty.', 'en', false, false, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-03-05 10:00:00+00', 1, 'Since the upgrade on Monday every report we print is empty.', '{new}', '{59}', NULL, NULL, false),
	('01a22d37-f95e-7560-9c4c-1e9b6383ef51', '01a22d37-f3ec-71a3-81b3-61ff2aa7046e', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d37-fa76-7342-893b-136c5447b212', '01a22d37-f3ec-71a3-81b3-61ff2aa7046e', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 3, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d37-fb6a-74e1-9a58-bfe6f3a320b5', '01a22d37-f3ec-71a3-81b3-61ff2aa7046e', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 4, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d37-fc76-753e-b459-26db6a6901a0', '01a22d37-f50a-7728-8f67-142b5bcf8818', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', false, true, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d37-fd92-7305-b0fe-fd29313579ad', '01a22d37-f60f-7178-a720-77ed93af87c4', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', true, false, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false),
	('01a22d37-feaa-76de-b2e4-ca74410967ab', '01a22d37-f742-7005-a619-9e9f3994db96', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 2, 'provider', true, 'client_zone', 'We are looking into it.', 'en', true, false, 'key:44cee608-b371-43e0-ab31-9beb6c95f6a1', '2031-03-05 10:00:00+00', 1, 'We are looking into it.', '{new}', '{23}', NULL, NULL, false);
INSERT INTO public.penalty VALUES
	('01a22d37-9e73-74b1-8831-d36ba01d1b2d', '01a22d37-8565-70a3-aa13-e761dc4a2053', '01a22d37-9d3e-7423-95d3-6b0f8add8b94', 'late_cancellation', 120, '01a22d37-9e73-74b1-8831-d36a386cfb77', '2031-02-18 11:00:00+00', NULL, NULL),
	('01a22d37-a0d6-704f-8916-7800014eaa35', '01a22d37-8565-70a3-aa13-e761dc4a2053', '01a22d37-9fa6-73e7-bc00-2acda2ec6a23', 'late_cancellation', 120, '01a22d37-a0d6-704f-8916-77ffc4c1fe41', '2031-02-19 11:00:00+00', '2031-03-05 12:00:00+00', 'illness'),
	('01a22d37-e7c8-770c-b0e0-af51bdc8045a', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', '01a22d37-e6be-71ce-9597-6ec6ad90e3f2', 'late_cancellation', 120, '01a22d37-e7c8-770c-b0e0-af50209745c9', '2031-02-18 11:00:00+00', NULL, NULL),
	('01a22d37-e9eb-7541-a8e1-c35d5ceb4393', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', '01a22d37-e8d2-74bd-b094-bd872d4f4127', 'late_cancellation', 120, '01a22d37-e9eb-7541-a8e1-c35ca097168c', '2031-02-19 11:00:00+00', '2031-03-05 12:00:00+00', 'illness');
INSERT INTO public.plan VALUES
	('00000000-0000-7000-8000-000000000011', 'basic', NULL, 'Basic', '2000-01-01 00:00:00+00'),
	('00000000-0000-7000-8000-000000000012', 'priority', NULL, 'Priority', '2000-01-01 00:00:00+00');
INSERT INTO public.plan_version VALUES
	('00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000011', 1, '2000-01-01 00:00:00+00', '{client_zone,email}', 2, '{"kind": "working_time", "value": 1440}', '{}', 3, NULL, NULL, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "compensation_days": 30, "debt_limit_minutes": 480, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120}'),
	('00000000-0000-7000-8000-000000000022', '00000000-0000-7000-8000-000000000012', 1, '2000-01-01 00:00:00+00', '{client_zone,email,phone,skype}', 1, '{"kind": "end_of_nth_business_day", "value": 1}', '{}', 1, NULL, NULL, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "compensation_days": 30, "debt_limit_minutes": 480, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120}');
INSERT INTO public.purchase VALUES
	('01a22d37-8bfe-7649-aa4a-fa626f7c0860', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'paid', 1, 4800, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', '2031-01-24 12:00:00+00', 480, false),
	('01a22d37-8dce-73d3-b401-c12635ea2e10', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'pending_payment', 1, 480, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', NULL, 480, false),
	('01a22d37-8e62-770b-80e4-53533cf4f7d5', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'void', 2, 480, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', NULL, 480, false),
	('01a22d37-8faa-7584-b9f6-8ac655e64deb', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'refunded', 2, 480, 960.0000, 'EUR', NULL, NULL, 480, 1, '2031-01-24 13:00:00+00', '2031-01-24 13:00:00+00', 480, false),
	('01a22d37-d59e-7788-9b9b-c47627e0e6ff', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'paid', 1, 4800, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', '2031-01-24 12:00:00+00', 480, false),
	('01a22d37-d6aa-70ce-868b-4429a9834206', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'pending_payment', 1, 480, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', NULL, 480, false),
	('01a22d37-d75a-71e3-9e89-deeecb6372f8', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'void', 2, 480, 960.0000, 'EUR', NULL, NULL, 0, 0, '2031-01-24 12:00:00+00', NULL, 480, false),
	('01a22d37-d8fa-74da-8112-ac9e142a3fb2', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'refunded', 2, 480, 960.0000, 'EUR', NULL, NULL, 480, 1, '2031-01-24 13:00:00+00', '2031-01-24 13:00:00+00', 480, false);
INSERT INTO public.refund VALUES
	('01a22d37-90cc-75f9-9de7-9f521e4bce23', '01a22d37-8faa-7584-b9f6-8ac655e64deb', '01a22d37-8565-70a3-aa13-e761dc4a2053', 1, 480, NULL, '01a22d37-909a-7585-9ee1-bd9167817610', '2031-01-24 13:00:00+00'),
	('01a22d37-da62-7245-b57f-4b68b4495b27', '01a22d37-d8fa-74da-8112-ac9e142a3fb2', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 1, 480, NULL, '01a22d37-da36-715b-9cfe-0cfb085bf83b', '2031-01-24 13:00:00+00');
INSERT INTO public.server VALUES
	('01a22d37-893f-71c5-a33a-114c3119ac86', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'production', NULL, NULL, '2031-03-05 12:00:00+00', 1, NULL, NULL),
	('01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'production', NULL, NULL, '2031-03-05 12:00:00+00', 1, NULL, NULL);
INSERT INTO public.server_access VALUES
	('01a22d37-89e2-777f-ab62-aa4a017b63cf', '01a22d37-893f-71c5-a33a-114c3119ac86', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'rdp', '2031-01-24 12:00:00+00', NULL, NULL, '2031-03-05 12:00:00+00'),
	('01a22d37-d4b2-7294-8468-5691a6632fe0', '01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'rdp', '2031-01-24 12:00:00+00', NULL, NULL, '2031-03-05 12:00:00+00');
INSERT INTO public.session VALUES
	('01a22d37-91ea-75fb-afc4-f8b11a6831aa', '01a22d37-8565-70a3-aa13-e761dc4a2053', '01a22d37-893f-71c5-a33a-114c3119ac86', 'done', 3, 'installation_upgrade_migration', '2031-02-13 12:00:00+00', '2031-02-13 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-11 12:00:00+00', '2031-02-13 12:00:00+00', '2031-02-13 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-95ae-7749-a860-e85df92ea86c', '01a22d37-8565-70a3-aa13-e761dc4a2053', '01a22d37-893f-71c5-a33a-114c3119ac86', 'done', 3, 'installation_upgrade_migration', '2031-02-14 12:00:00+00', '2031-02-14 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-12 12:00:00+00', '2031-02-14 12:00:00+00', '2031-02-14 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-98a1-7435-9b4e-72b2af1b7ef0', '01a22d37-8565-70a3-aa13-e761dc4a2053', '01a22d37-893f-71c5-a33a-114c3119ac86', 'done', 3, 'installation_upgrade_migration', '2031-02-15 12:00:00+00', '2031-02-15 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-13 12:00:00+00', '2031-02-15 12:00:00+00', '2031-02-15 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-9d3e-7423-95d3-6b0f8add8b94', '01a22d37-8565-70a3-aa13-e761dc4a2053', '01a22d37-893f-71c5-a33a-114c3119ac86', 'cancelled', 2, 'installation_upgrade_migration', '2031-02-18 12:00:00+00', '2031-02-18 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-16 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-9fa6-73e7-bc00-2acda2ec6a23', '01a22d37-8565-70a3-aa13-e761dc4a2053', '01a22d37-893f-71c5-a33a-114c3119ac86', 'cancelled', 2, 'installation_upgrade_migration', '2031-02-19 12:00:00+00', '2031-02-19 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-18 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-a386-73b3-9723-cde6ad276a5b', '01a22d37-8565-70a3-aa13-e761dc4a2053', '01a22d37-893f-71c5-a33a-114c3119ac86', 'no_show', 2, 'installation_upgrade_migration', '2031-02-21 12:00:00+00', '2031-02-21 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-20 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-a5d2-713b-ab99-227826b8a190', '01a22d37-8565-70a3-aa13-e761dc4a2053', '01a22d37-893f-71c5-a33a-114c3119ac86', 'in_progress', 2, 'installation_upgrade_migration', '2031-03-05 10:00:00+00', '2031-03-05 12:00:00+00', 120, 120, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-03-02 12:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-a7f6-704b-ad89-5a53fd39bfa4', '01a22d37-8565-70a3-aa13-e761dc4a2053', '01a22d37-893f-71c5-a33a-114c3119ac86', 'scheduled', 1, 'installation_upgrade_migration', '2031-03-08 12:00:00+00', '2031-03-08 14:00:00+00', 120, 120, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-03-02 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-dbb2-752b-8355-a83fe03e5c37', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', '01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', 'done', 3, 'installation_upgrade_migration', '2031-02-13 12:00:00+00', '2031-02-13 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-11 12:00:00+00', '2031-02-13 12:00:00+00', '2031-02-13 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-df16-7491-9254-15c6e059d738', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', '01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', 'done', 3, 'installation_upgrade_migration', '2031-02-14 12:00:00+00', '2031-02-14 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-12 12:00:00+00', '2031-02-14 12:00:00+00', '2031-02-14 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-e232-7779-815e-cc1a50ab1c1c', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', '01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', 'done', 3, 'installation_upgrade_migration', '2031-02-15 12:00:00+00', '2031-02-15 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-02-13 12:00:00+00', '2031-02-15 12:00:00+00', '2031-02-15 12:47:10+00', NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-e6be-71ce-9597-6ec6ad90e3f2', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', '01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', 'cancelled', 2, 'installation_upgrade_migration', '2031-02-18 12:00:00+00', '2031-02-18 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-16 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-e8d2-74bd-b094-bd872d4f4127', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', '01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', 'cancelled', 2, 'installation_upgrade_migration', '2031-02-19 12:00:00+00', '2031-02-19 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-18 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-ebfa-75de-8d42-352b99dac59c', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', '01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', 'no_show', 2, 'installation_upgrade_migration', '2031-02-21 12:00:00+00', '2031-02-21 14:00:00+00', 120, 0, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 1, 0, '2031-02-20 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-edbb-7689-a7ad-df87c5dd8ad8', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', '01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', 'in_progress', 2, 'installation_upgrade_migration', '2031-03-05 10:00:00+00', '2031-03-05 12:00:00+00', 120, 120, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-03-02 12:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1),
	('01a22d37-ef62-77b6-9fca-fcc43141058a', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', '01a22d37-d3c7-70ac-a36d-01aeb7f2f7d0', 'scheduled', 1, 'installation_upgrade_migration', '2031-03-08 12:00:00+00', '2031-03-08 14:00:00+00', 120, 120, '{"scope_note": "Work runs on your server, outside the provider''s control; help with incidents caused by its environment is best effort.", "notice_minutes": 1440, "close_after_days": 14, "compensation_days": 30, "debt_limit_minutes": 480, "low_credit_minutes": 120, "move_penalty_minutes": 120, "minutes_per_person_day": 480, "no_show_penalty_minutes": 120, "minimum_purchase_minutes": 480, "cancellation_penalty_minutes": 120, "auto_confirm_after_working_days": null}', NULL, NULL, 1, 0, 0, '2031-03-02 12:00:00+00', NULL, NULL, NULL, 'support@example.com', NULL, NULL, NULL, 1);
INSERT INTO public.session_technician VALUES
	('01a22d37-91ea-75fb-afc4-f8b11a6831aa', '01a22d37-879d-7331-ae00-9c1579f65d9f', 0, '["2031-02-13 12:00:00+00","2031-02-13 14:00:00+00")', false, '["2031-02-13 12:00:00+00","2031-02-13 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d37-95ae-7749-a860-e85df92ea86c', '01a22d37-879d-7331-ae00-9c1579f65d9f', 0, '["2031-02-14 12:00:00+00","2031-02-14 14:00:00+00")', false, '["2031-02-14 12:00:00+00","2031-02-14 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d37-98a1-7435-9b4e-72b2af1b7ef0', '01a22d37-879d-7331-ae00-9c1579f65d9f', 0, '["2031-02-15 12:00:00+00","2031-02-15 14:00:00+00")', false, '["2031-02-15 12:00:00+00","2031-02-15 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d37-9d3e-7423-95d3-6b0f8add8b94', '01a22d37-879d-7331-ae00-9c1579f65d9f', 0, '["2031-02-18 12:00:00+00","2031-02-18 14:00:00+00")', false, '["2031-02-18 12:00:00+00","2031-02-18 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d37-9fa6-73e7-bc00-2acda2ec6a23', '01a22d37-879d-7331-ae00-9c1579f65d9f', 0, '["2031-02-19 12:00:00+00","2031-02-19 14:00:00+00")', false, '["2031-02-19 12:00:00+00","2031-02-19 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d37-a386-73b3-9723-cde6ad276a5b', '01a22d37-879d-7331-ae00-9c1579f65d9f', 0, '["2031-02-21 12:00:00+00","2031-02-21 14:00:00+00")', false, '["2031-02-21 12:00:00+00","2031-02-21 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d37-a5d2-713b-ab99-227826b8a190', '01a22d37-879d-7331-ae00-9c1579f65d9f', 0, '["2031-03-05 10:00:00+00","2031-03-05 12:00:00+00")', true, '["2031-03-05 10:00:00+00","2031-03-05 12:00:00+00")', NULL, false, true, NULL, NULL),
	('01a22d37-a7f6-704b-ad89-5a53fd39bfa4', '01a22d37-879d-7331-ae00-9c1579f65d9f', 0, '["2031-03-08 12:00:00+00","2031-03-08 14:00:00+00")', true, '["2031-03-08 12:00:00+00","2031-03-08 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d37-dbb2-752b-8355-a83fe03e5c37', '01a22d37-d1b3-733b-809f-841ba8a32c84', 0, '["2031-02-13 12:00:00+00","2031-02-13 14:00:00+00")', false, '["2031-02-13 12:00:00+00","2031-02-13 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d37-df16-7491-9254-15c6e059d738', '01a22d37-d1b3-733b-809f-841ba8a32c84', 0, '["2031-02-14 12:00:00+00","2031-02-14 14:00:00+00")', false, '["2031-02-14 12:00:00+00","2031-02-14 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d37-e232-7779-815e-cc1a50ab1c1c', '01a22d37-d1b3-733b-809f-841ba8a32c84', 0, '["2031-02-15 12:00:00+00","2031-02-15 14:00:00+00")', false, '["2031-02-15 12:00:00+00","2031-02-15 14:00:00+00")', NULL, true, false, NULL, NULL),
	('01a22d37-e6be-71ce-9597-6ec6ad90e3f2', '01a22d37-d1b3-733b-809f-841ba8a32c84', 0, '["2031-02-18 12:00:00+00","2031-02-18 14:00:00+00")', false, '["2031-02-18 12:00:00+00","2031-02-18 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d37-e8d2-74bd-b094-bd872d4f4127', '01a22d37-d1b3-733b-809f-841ba8a32c84', 0, '["2031-02-19 12:00:00+00","2031-02-19 14:00:00+00")', false, '["2031-02-19 12:00:00+00","2031-02-19 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d37-ebfa-75de-8d42-352b99dac59c', '01a22d37-d1b3-733b-809f-841ba8a32c84', 0, '["2031-02-21 12:00:00+00","2031-02-21 14:00:00+00")', false, '["2031-02-21 12:00:00+00","2031-02-21 14:00:00+00")', NULL, false, false, NULL, NULL),
	('01a22d37-edbb-7689-a7ad-df87c5dd8ad8', '01a22d37-d1b3-733b-809f-841ba8a32c84', 0, '["2031-03-05 10:00:00+00","2031-03-05 12:00:00+00")', true, '["2031-03-05 10:00:00+00","2031-03-05 12:00:00+00")', NULL, false, true, NULL, NULL),
	('01a22d37-ef62-77b6-9fca-fcc43141058a', '01a22d37-d1b3-733b-809f-841ba8a32c84', 0, '["2031-03-08 12:00:00+00","2031-03-08 14:00:00+00")', true, '["2031-03-08 12:00:00+00","2031-03-08 14:00:00+00")', NULL, false, false, NULL, NULL);
INSERT INTO public.technician VALUES
	('01a22d37-879d-7331-ae00-9c1579f65d9f', 'Tomas', 'tomas@example.com', 'Europe/Prague', '{}', '{}', '2031-03-05 12:00:00+00', NULL, 1, NULL, NULL),
	('01a22d37-d1b3-733b-809f-841ba8a32c84', 'Tomas', 'tomas@example.com', 'Europe/Prague', '{}', '{}', '2031-03-05 12:00:00+00', NULL, 1, NULL, NULL);
INSERT INTO public.ticket VALUES
	('01a22d37-aca4-71db-b585-663978b8391e', 1001, '01a22d37-8565-70a3-aa13-e761dc4a2053', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 1, 'new', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 1, 1, 0, 0, 0, '2031-03-05 10:00:00+00', NULL, NULL, NULL, 0, true, NULL),
	('01a22d37-f60f-7178-a720-77ed93af87c4', 1009, '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 2, 'resolved', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 0, 0, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, 2, true, NULL),
	('01a22d37-c1eb-7373-a3d8-e099a5158d19', 1002, '01a22d37-8565-70a3-aa13-e761dc4a2053', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 4, 'open', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 1, 4, 3, 3, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 0, true, NULL),
	('01a22d37-c362-7752-b704-b143980f12ce', 1003, '01a22d37-8565-70a3-aa13-e761dc4a2053', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 2, 'waiting_for_customer', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 1, 1, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 1, true, NULL),
	('01a22d37-c47e-75df-a389-c96a2cfe07e5', 1004, '01a22d37-8565-70a3-aa13-e761dc4a2053', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 2, 'resolved', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 0, 0, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, 2, true, NULL),
	('01a22d37-c5a5-759e-aa9a-301c5f7afc8f', 1005, '01a22d37-8565-70a3-aa13-e761dc4a2053', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 3, 'closed', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 0, 0, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', 3, true, NULL),
	('01a22d37-f22b-72ac-8ce5-9a7a8ebd7501', 1006, '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 1, 'new', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 1, 1, 0, 0, 0, '2031-03-05 10:00:00+00', NULL, NULL, NULL, 0, true, NULL),
	('01a22d37-f3ec-71a3-81b3-61ff2aa7046e', 1007, '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 4, 'open', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 1, 4, 3, 3, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 0, true, NULL),
	('01a22d37-f50a-7728-8f67-142b5bcf8818', 1008, '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 2, 'waiting_for_customer', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 1, 1, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', NULL, NULL, 1, true, NULL),
	('01a22d37-f742-7005-a619-9e9f3994db96', 1010, '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', NULL, NULL, NULL, NULL, '00000000-0000-7000-8000-000000000021', 3, 'closed', 'bug', 'client_zone', 'Reports are empty', 3, 3, NULL, NULL, NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, NULL, 'unassessed', NULL, 'en', 'en', false, '{}', '{}', 2, '[{"kind": "working_time", "value": 1440, "reason": "plan", "amount_us": 86400000000}]', '2031-03-10 10:00:00+00', '2031-03-06 14:00:00+00', NULL, 2, 2, 0, 0, 0, '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', '2031-03-05 10:00:00+00', 3, true, NULL);
INSERT INTO public.ticket_text VALUES
	('01a22d37-aca4-71db-b585-663978b8391e', 'en', '''1001'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d37-c1eb-7373-a3d8-e099a5158d19', 'en', '''1002'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C,22C,25C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d37-c362-7752-b704-b143980f12ce', 'en', '''1003'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d37-c47e-75df-a389-c96a2cfe07e5', 'en', '''1004'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d37-c5a5-759e-aa9a-301c5f7afc8f', 'en', '''1005'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d37-f22b-72ac-8ce5-9a7a8ebd7501', 'en', '''1006'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d37-f3ec-71a3-81b3-61ff2aa7046e', 'en', '''1007'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C,22C,25C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d37-f50a-7728-8f67-142b5bcf8818', 'en', '''1008'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d37-f60f-7178-a720-77ed93af87c4', 'en', '''1009'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C'),
	('01a22d37-f742-7005-a619-9e9f3994db96', 'en', '''1010'':1A ''acm'':5B ''empti'':4A,16C ''everi'':11C ''look'':19C ''monday'':10C ''print'':14C ''report'':2A,12C ''sinc'':6C ''upgrad'':8C');
INSERT INTO public.time_entry VALUES
	('01a22d37-941b-70d7-a8b2-5508f25c0b89', 1, 0, '01a22d37-879d-7331-ae00-9c1579f65d9f', '["2031-02-13 12:00:00+00","2031-02-13 12:47:10+00")', '', true),
	('01a22d37-97b2-709c-809b-fa3e2fd4b3a6', 1, 0, '01a22d37-879d-7331-ae00-9c1579f65d9f', '["2031-02-14 12:00:00+00","2031-02-14 12:47:10+00")', '', true),
	('01a22d37-9a36-7149-afbc-53f5fb8348a7', 1, 0, '01a22d37-879d-7331-ae00-9c1579f65d9f', '["2031-02-15 12:00:00+00","2031-02-15 12:47:10+00")', '', true),
	('01a22d37-ddea-7168-a1fb-c9da4693b01c', 1, 0, '01a22d37-d1b3-733b-809f-841ba8a32c84', '["2031-02-13 12:00:00+00","2031-02-13 12:47:10+00")', '', true),
	('01a22d37-e10a-70bb-97e2-b2ce904fe5ea', 1, 0, '01a22d37-d1b3-733b-809f-841ba8a32c84', '["2031-02-14 12:00:00+00","2031-02-14 12:47:10+00")', '', true),
	('01a22d37-e3c0-74b0-821f-a237395d46ad', 1, 0, '01a22d37-d1b3-733b-809f-841ba8a32c84', '["2031-02-15 12:00:00+00","2031-02-15 12:47:10+00")', '', true);
INSERT INTO public.worksheet VALUES
	('01a22d37-941b-70d7-a8b2-5508f25c0b89', '01a22d37-91ea-75fb-afc4-f8b11a6831aa', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'awaiting_confirmation', 1, 1, 'done', 2830, 50, '2031-02-13 12:47:10+00', NULL, NULL, NULL),
	('01a22d37-97b2-709c-809b-fa3e2fd4b3a6', '01a22d37-95ae-7749-a860-e85df92ea86c', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'disputed', 2, 1, 'done', 2830, 50, '2031-02-14 12:47:10+00', NULL, NULL, NULL),
	('01a22d37-9a36-7149-afbc-53f5fb8348a7', '01a22d37-98a1-7435-9b4e-72b2af1b7ef0', '01a22d37-8565-70a3-aa13-e761dc4a2053', 'confirmed', 2, 1, 'done', 2830, 50, '2031-02-15 12:47:10+00', '2031-02-16 12:00:00+00', 'customer', NULL),
	('01a22d37-ddea-7168-a1fb-c9da4693b01c', '01a22d37-dbb2-752b-8355-a83fe03e5c37', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'awaiting_confirmation', 1, 1, 'done', 2830, 50, '2031-02-13 12:47:10+00', NULL, NULL, NULL),
	('01a22d37-e10a-70bb-97e2-b2ce904fe5ea', '01a22d37-df16-7491-9254-15c6e059d738', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'disputed', 2, 1, 'done', 2830, 50, '2031-02-14 12:47:10+00', NULL, NULL, NULL),
	('01a22d37-e3c0-74b0-821f-a237395d46ad', '01a22d37-e232-7779-815e-cc1a50ab1c1c', '01a22d37-d01c-72ef-a9cd-d1152ee74f6a', 'confirmed', 2, 1, 'done', 2830, 50, '2031-02-15 12:47:10+00', '2031-02-16 12:00:00+00', 'customer', NULL);
INSERT INTO public.worksheet_round VALUES
	('01a22d37-941b-70d7-a8b2-5508f25c0b89', 1, 'submit', 1, NULL, NULL, 50, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00'),
	('01a22d37-97b2-709c-809b-fa3e2fd4b3a6', 1, 'submit', 1, NULL, NULL, 50, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00'),
	('01a22d37-9a36-7149-afbc-53f5fb8348a7', 1, 'submit', 1, NULL, NULL, 50, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:47:10+00'),
	('01a22d37-97b2-709c-809b-fa3e2fd4b3a6', 2, 'dispute', 1, 'we counted less', NULL, 50, 'key:01a22d37-872f-71a8-a302-bf1a88f690fd', '2031-02-16 12:00:00+00'),
	('01a22d37-9a36-7149-afbc-53f5fb8348a7', 2, 'confirm', 1, NULL, NULL, 50, 'key:01a22d37-872f-71a8-a302-bf1a88f690fd', '2031-02-16 12:00:00+00'),
	('01a22d37-ddea-7168-a1fb-c9da4693b01c', 1, 'submit', 1, NULL, NULL, 50, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-13 12:47:10+00'),
	('01a22d37-e10a-70bb-97e2-b2ce904fe5ea', 1, 'submit', 1, NULL, NULL, 50, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-14 12:47:10+00'),
	('01a22d37-e3c0-74b0-821f-a237395d46ad', 1, 'submit', 1, NULL, NULL, 50, 'key:b7e210ff-4c63-4cfc-90ce-5be858027dee', '2031-02-15 12:47:10+00'),
	('01a22d37-e10a-70bb-97e2-b2ce904fe5ea', 2, 'dispute', 1, 'we counted less', NULL, 50, 'key:01a22d37-d0ad-762a-b8c5-f702b24c2723', '2031-02-16 12:00:00+00'),
	('01a22d37-e3c0-74b0-821f-a237395d46ad', 2, 'confirm', 1, NULL, NULL, 50, 'key:01a22d37-d0ad-762a-b8c5-f702b24c2723', '2031-02-16 12:00:00+00');
SELECT pg_catalog.setval('public.event_event_no_seq', 158, true);
SELECT pg_catalog.setval('public.pgqueuer_id_seq', 1, false);
SELECT pg_catalog.setval('public.pgqueuer_log_id_seq', 1, false);
SELECT pg_catalog.setval('public.pgqueuer_schedules_id_seq', 1, false);
SELECT pg_catalog.setval('public.pgqueuer_statistics_id_seq', 1, false);
SELECT pg_catalog.setval('public.ticket_number', 1010, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
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
ALTER TABLE ONLY public.article
    ADD CONSTRAINT pk_article PRIMARY KEY (id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT pk_attachment PRIMARY KEY (id);
ALTER TABLE ONLY public.business_calendar
    ADD CONSTRAINT pk_business_calendar PRIMARY KEY (id);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT pk_calendar_feed PRIMARY KEY (id);
ALTER TABLE ONLY public.call_task
    ADD CONSTRAINT pk_call_task PRIMARY KEY (id);
ALTER TABLE ONLY public.clock_turn
    ADD CONSTRAINT pk_clock_turn PRIMARY KEY (ticket_id, number);
ALTER TABLE ONLY public.closure
    ADD CONSTRAINT pk_closure PRIMARY KEY (id);
ALTER TABLE ONLY public.company
    ADD CONSTRAINT pk_company PRIMARY KEY (id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT pk_contact PRIMARY KEY (id);
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
ALTER TABLE ONLY public.event
    ADD CONSTRAINT pk_event PRIMARY KEY (event_no);
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
ALTER TABLE ONLY public.ledger_draw
    ADD CONSTRAINT pk_ledger_draw PRIMARY KEY (credit_account_id, seq, "position");
ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT pk_ledger_entry PRIMARY KEY (credit_account_id, seq);
ALTER TABLE ONLY public.ledger_note
    ADD CONSTRAINT pk_ledger_note PRIMARY KEY (credit_account_id, seq);
ALTER TABLE ONLY public.ledger_posting
    ADD CONSTRAINT pk_ledger_posting PRIMARY KEY (credit_account_id, seq, "position");
ALTER TABLE ONLY public.message
    ADD CONSTRAINT pk_message PRIMARY KEY (id);
ALTER TABLE ONLY public.penalty
    ADD CONSTRAINT pk_penalty PRIMARY KEY (id);
ALTER TABLE ONLY public.phone_call
    ADD CONSTRAINT pk_phone_call PRIMARY KEY (id);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT pk_plan PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_version
    ADD CONSTRAINT pk_plan_version PRIMARY KEY (id);
ALTER TABLE ONLY public.purchase
    ADD CONSTRAINT pk_purchase PRIMARY KEY (id);
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT pk_refund PRIMARY KEY (id);
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
ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT pk_watcher PRIMARY KEY (ticket_id, contact_id);
ALTER TABLE ONLY public.working_exception
    ADD CONSTRAINT pk_working_exception PRIMARY KEY (id);
ALTER TABLE ONLY public.working_hours
    ADD CONSTRAINT pk_working_hours PRIMARY KEY (id);
ALTER TABLE ONLY public.worksheet
    ADD CONSTRAINT pk_worksheet PRIMARY KEY (id);
ALTER TABLE ONLY public.worksheet_round
    ADD CONSTRAINT pk_worksheet_round PRIMARY KEY (worksheet_id, number);
ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT uq_adjustment_entry_id UNIQUE (entry_id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT uq_api_key_key_hash UNIQUE (key_hash);
ALTER TABLE ONLY public.article
    ADD CONSTRAINT uq_article_article_group_id_language UNIQUE (article_group_id, language);
ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT uq_calendar_feed_secret_hash UNIQUE (secret_hash);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT uq_contact_id_customer_id UNIQUE (id, customer_id);
ALTER TABLE ONLY public.credit_warning
    ADD CONSTRAINT uq_credit_warning_lot_id_expires_on_days_ahead UNIQUE (lot_id, expires_on, days_ahead);
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
ALTER TABLE ONLY public.message
    ADD CONSTRAINT uq_message_ticket_id_number UNIQUE (ticket_id, number);
ALTER TABLE ONLY public.plan
    ADD CONSTRAINT uq_plan_code UNIQUE (code);
ALTER TABLE ONLY public.plan_version
    ADD CONSTRAINT uq_plan_version_plan_id_number UNIQUE (plan_id, number);
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT uq_refund_entry_id UNIQUE (entry_id);
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT uq_refund_purchase_id_number UNIQUE (purchase_id, number);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT uq_ticket_id_customer_id UNIQUE (id, customer_id);
ALTER TABLE ONLY public.ticket
    ADD CONSTRAINT uq_ticket_number UNIQUE (number);
ALTER TABLE ONLY public.worksheet
    ADD CONSTRAINT uq_worksheet_session_id UNIQUE (session_id);
CREATE INDEX ix_adjustment_customer_id ON public.adjustment USING btree (customer_id, id);
CREATE INDEX ix_article_czech_heading ON public.article USING gin (czech_heading public.gin_trgm_ops);
CREATE INDEX ix_article_document ON public.article USING gin (document);
CREATE INDEX ix_article_heading_words ON public.article USING gin (ts_filter(document, '{a,b}'::"char"[]));
CREATE INDEX ix_attachment_ticket_id ON public.attachment USING btree (ticket_id, id);
CREATE INDEX ix_calendar_feed_customer_id ON public.calendar_feed USING btree (customer_id, id);
CREATE INDEX ix_call_task_ticket_id ON public.call_task USING btree (ticket_id, id);
CREATE INDEX ix_closure_ends_at ON public.closure USING btree (ends_at) WHERE (removed_at IS NULL);
CREATE INDEX ix_contact_customer_id ON public.contact USING btree (customer_id, id);
CREATE INDEX ix_contact_email ON public.contact USING btree (lower((email)::text));
CREATE INDEX ix_event_customer ON public.event USING btree (customer_id, subject_type, "position");
CREATE INDEX ix_event_subject ON public.event USING btree (subject_type, "position");
CREATE INDEX ix_event_subject_id ON public.event USING btree (subject_id);
CREATE INDEX ix_event_unnumbered ON public.event USING btree (event_no) WHERE ("position" IS NULL);
CREATE INDEX ix_inbound_email_from_address ON public.inbound_email USING btree (from_address, received_at);
CREATE INDEX ix_inbound_email_ticket_id ON public.inbound_email USING btree (ticket_id, id);
CREATE INDEX ix_invitation_answer_session_id ON public.invitation_answer USING btree (session_id, attendee, stamped_at);
CREATE INDEX ix_ledger_account_expires_at ON public.ledger_account USING btree (expires_at) WHERE (((kind)::text = 'lot'::text) AND (balance_minutes > 0));
CREATE INDEX ix_ledger_account_open ON public.ledger_account USING btree (credit_account_id) WHERE (((kind)::text = 'lot'::text) AND ((balance_minutes > 0) OR (held_minutes > 0)));
CREATE INDEX ix_ledger_draw_open ON public.ledger_draw USING btree (credit_account_id, seq, "position") WHERE (open_minutes > 0);
CREATE INDEX ix_ledger_entry_booked_at ON public.ledger_entry USING btree (credit_account_id, booked_at, seq);
CREATE INDEX ix_ledger_entry_id ON public.ledger_entry USING btree (id);
CREATE INDEX ix_ledger_posting_from ON public.ledger_posting USING btree (credit_account_id, from_id, seq);
CREATE INDEX ix_ledger_posting_lot ON public.ledger_posting USING btree (credit_account_id, lot_id);
CREATE INDEX ix_ledger_posting_settles ON public.ledger_posting USING btree (credit_account_id, settles_seq, settles_position) WHERE (settles_seq IS NOT NULL);
CREATE INDEX ix_ledger_posting_to ON public.ledger_posting USING btree (credit_account_id, to_id, seq);
CREATE INDEX ix_penalty_customer_id ON public.penalty USING btree (customer_id, id);
CREATE INDEX ix_penalty_session_id ON public.penalty USING btree (session_id);
CREATE INDEX ix_phone_call_ticket_id ON public.phone_call USING btree (ticket_id, id);
CREATE INDEX ix_purchase_customer_id ON public.purchase USING btree (customer_id, id);
CREATE INDEX ix_server_access_server_id ON public.server_access USING btree (server_id, id);
CREATE INDEX ix_server_customer_id ON public.server USING btree (customer_id, id);
CREATE INDEX ix_session_customer_id ON public.session USING btree (customer_id, id);
CREATE INDEX ix_session_customer_starts_at ON public.session USING btree (customer_id, starts_at, id);
CREATE INDEX ix_session_removal_technician_id ON public.session_removal USING btree (technician_id, removed_at);
CREATE INDEX ix_session_starts_at ON public.session USING btree (starts_at, id);
CREATE INDEX ix_session_technician_starts_at ON public.session_technician USING btree (technician_id, lower(during));
CREATE INDEX ix_session_ticket_id ON public.session USING btree (ticket_id, id) WHERE (ticket_id IS NOT NULL);
CREATE INDEX ix_session_waiting ON public.session USING btree (customer_id, starts_at) WHERE ((status)::text = 'awaiting_credit'::text);
CREATE INDEX ix_subscription_customer_id ON public.subscription USING btree (customer_id, id);
CREATE INDEX ix_ticket_change_ticket_id ON public.ticket_change USING btree (ticket_id, id);
CREATE INDEX ix_ticket_created_at ON public.ticket USING btree (created_at);
CREATE INDEX ix_ticket_customer_created_at ON public.ticket USING btree (customer_id, created_at);
CREATE INDEX ix_ticket_customer_id ON public.ticket USING btree (customer_id, stage, after_outages, queue_rank, severity, resolution_due_at, created_at, id);
CREATE INDEX ix_ticket_merged_into ON public.ticket USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX ix_ticket_next ON public.ticket USING btree (after_outages, queue_rank, severity, resolution_due_at, created_at, id) WHERE ((technician_id IS NULL) AND ((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying])::text[])));
CREATE INDEX ix_ticket_queue ON public.ticket USING btree (stage, after_outages, queue_rank, severity, resolution_due_at, created_at, id);
CREATE INDEX ix_ticket_resolved_at ON public.ticket USING btree (resolved_at) WHERE ((status)::text = 'resolved'::text);
CREATE INDEX ix_ticket_starving ON public.ticket USING btree (starves_at) WHERE ((technician_id IS NULL) AND ((status)::text = ANY ((ARRAY['new'::character varying, 'open'::character varying])::text[])) AND (starved_at IS NULL));
CREATE INDEX ix_ticket_technician_id ON public.ticket USING btree (technician_id, stage, after_outages, queue_rank, severity, resolution_due_at, created_at, id);
CREATE INDEX ix_ticket_text_document ON public.ticket_text USING gin (document);
CREATE INDEX ix_ticket_text_public ON public.ticket_text USING gin (ts_filter(document, '{a,b,c}'::"char"[]));
CREATE INDEX ix_time_off_technician_id ON public.time_off USING btree (technician_id, ends_at) WHERE (removed_at IS NULL);
CREATE INDEX ix_working_hours_technician_id ON public.working_hours USING btree (technician_id, id) WHERE (removed_at IS NULL);
CREATE INDEX ix_worksheet_auto_confirm_at ON public.worksheet USING btree (auto_confirm_at) WHERE (auto_confirm_at IS NOT NULL);
CREATE INDEX ix_worksheet_customer_id ON public.worksheet USING btree (customer_id, id);
CREATE INDEX ix_worksheet_customer_submitted_at ON public.worksheet USING btree (customer_id, submitted_at, id);
CREATE INDEX ix_worksheet_submitted_at ON public.worksheet USING btree (submitted_at, id);
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
CREATE UNIQUE INDEX uq_purchase_invoice_number ON public.purchase USING btree (invoice_number) WHERE (((status)::text <> 'void'::text) AND (NOT invoice_repeated));
CREATE UNIQUE INDEX uq_session_technician_working ON public.session_technician USING btree (technician_id) WHERE working;
CREATE UNIQUE INDEX uq_working_exception_day ON public.working_exception USING btree (technician_id, exception_on) WHERE (removed_at IS NULL);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.ledger_entry FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.ledger_posting FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.ledger_posting FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER tg_api_key_holder BEFORE INSERT ON public.api_key FOR EACH ROW EXECUTE FUNCTION public.refuse_key_of_inactive();
CREATE TRIGGER tg_pgqueuer_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.pgqueuer FOR EACH STATEMENT EXECUTE FUNCTION public.fn_pgqueuer_changed();
ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT fk_adjustment_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT fk_api_key_contact_id_customer_id FOREIGN KEY (contact_id, customer_id) REFERENCES public.contact(id, customer_id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT fk_api_key_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT fk_api_key_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT fk_attachment_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT fk_attachment_message_id FOREIGN KEY (message_id) REFERENCES public.message(id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT fk_attachment_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
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
ALTER TABLE ONLY public.credit_warning
    ADD CONSTRAINT fk_credit_warning_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
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
ALTER TABLE ONLY public.message
    ADD CONSTRAINT fk_message_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT fk_message_ticket_id FOREIGN KEY (ticket_id) REFERENCES public.ticket(id);
ALTER TABLE ONLY public.penalty
    ADD CONSTRAINT fk_penalty_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.penalty
    ADD CONSTRAINT fk_penalty_session_id FOREIGN KEY (session_id) REFERENCES public.session(id);
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
ALTER TABLE ONLY public.purchase
    ADD CONSTRAINT fk_purchase_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT fk_refund_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.refund
    ADD CONSTRAINT fk_refund_purchase_id FOREIGN KEY (purchase_id) REFERENCES public.purchase(id);
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
ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT fk_watcher_contact_id_customer_id FOREIGN KEY (contact_id, customer_id) REFERENCES public.contact(id, customer_id);
ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT fk_watcher_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
ALTER TABLE ONLY public.watcher
    ADD CONSTRAINT fk_watcher_ticket_id_customer_id FOREIGN KEY (ticket_id, customer_id) REFERENCES public.ticket(id, customer_id);
ALTER TABLE ONLY public.working_exception
    ADD CONSTRAINT fk_working_exception_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.working_hours
    ADD CONSTRAINT fk_working_hours_technician_id FOREIGN KEY (technician_id) REFERENCES public.technician(id);
ALTER TABLE ONLY public.worksheet
    ADD CONSTRAINT fk_worksheet_customer_id FOREIGN KEY (customer_id) REFERENCES public.customer(id);
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
GRANT SELECT,INSERT,UPDATE ON TABLE public.article TO personday_app;
GRANT SELECT,INSERT ON TABLE public.attachment TO personday_app;
GRANT SELECT,UPDATE ON TABLE public.business_calendar TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.calendar_feed TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.call_task TO personday_app;
GRANT SELECT,INSERT ON TABLE public.clock_turn TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.closure TO personday_app;
GRANT SELECT,UPDATE ON TABLE public.company TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.contact TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.credit_account TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.credit_warning TO personday_app;
GRANT SELECT,UPDATE ON TABLE public.credit_watch TO personday_app;
GRANT SELECT ON TABLE public.cursor_secret TO personday_app;
GRANT SELECT,INSERT ON TABLE public.event TO personday_app;
GRANT UPDATE("position") ON TABLE public.event TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.holiday TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.holiday_year TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.idempotency_key TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.inbound_email TO personday_app;
GRANT SELECT,INSERT ON TABLE public.invitation_answer TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ledger_account TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ledger_draw TO personday_app;
GRANT SELECT,INSERT ON TABLE public.ledger_entry TO personday_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.ledger_note TO personday_app;
GRANT SELECT,INSERT ON TABLE public.ledger_posting TO personday_app;
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
GRANT SELECT,INSERT,UPDATE ON TABLE public.penalty TO personday_app;
GRANT SELECT ON TABLE public.pgqueuer_log TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.pgqueuer_schedules TO personday_app;
GRANT USAGE ON SEQUENCE public.pgqueuer_schedules_id_seq TO personday_app;
GRANT SELECT,INSERT ON TABLE public.phone_call TO personday_app;
GRANT SELECT,INSERT ON TABLE public.plan TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.purchase TO personday_app;
GRANT SELECT,INSERT ON TABLE public.refund TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.server TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.session TO personday_app;
GRANT SELECT,INSERT ON TABLE public.session_move TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.session_removal TO personday_app;
GRANT SELECT,INSERT ON TABLE public.session_undone_start TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.technician TO personday_app;
GRANT SELECT,INSERT ON TABLE public.ticket_change TO personday_app;
GRANT USAGE ON SEQUENCE public.ticket_number TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.ticket_text TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.time_entry TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.time_off TO personday_app;
GRANT SELECT,INSERT,DELETE ON TABLE public.watcher TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.working_exception TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.working_hours TO personday_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.worksheet TO personday_app;
GRANT SELECT,INSERT ON TABLE public.worksheet_round TO personday_app;
