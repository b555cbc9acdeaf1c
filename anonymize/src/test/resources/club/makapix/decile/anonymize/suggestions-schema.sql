-- Tables as people make them: a social network, a forge, a shop in German, a clinic in French, a payroll in Portuguese, a school in Spanish.
create table accounts (id bigint primary key, username text, domain text, private_key text, public_key text, display_name text, note text, uri text, url text,
    avatar_file_name text, avatar_content_type text, inbox_url text, actor_type text, fields jsonb, also_known_as text[], created_at timestamptz);
create table users (id bigint primary key, email text, encrypted_password text, reset_password_token text, current_sign_in_at timestamptz, last_sign_in_ip inet,
    confirmation_token text, unconfirmed_email text, locale text, encrypted_otp_secret text, otp_backup_codes text[], chosen_languages text[], settings text,
    sign_up_ip inet, time_zone text, webauthn_id text, account_id bigint references accounts);
create table statuses (id bigint primary key, uri text, text text, spoiler_text text, language text, visibility int, account_id bigint references accounts);
create table session_activations (id bigint primary key, session_id text, user_agent text, ip inet, user_id bigint references users);
create table push_subscriptions (id bigint primary key, endpoint text, key_p256dh text, key_auth text, data json);
create table login_activities (id bigint primary key, ip inet, user_agent text, failure_reason text, provider text, authentication_method text);
create table identities (id bigint primary key, provider text, uid text, user_id bigint references users);
create table oauth_applications (id bigint primary key, name text, uid text, secret text, redirect_uri text, scopes text);
create table oauth_access_tokens (id bigint primary key, token text, refresh_token text, scopes text);
create table tags (id bigint primary key, name text, display_name text, trendable boolean);
create table media_attachments (id bigint primary key, file_file_name text, blurhash text, shortcode text, processing int, thumbnail_remote_url text);
create table invites (id bigint primary key, code text, expires_at timestamptz, uses int);

create table projects (id bigint primary key, name text, path text, description text, runners_token text, visibility text, default_branch text, ci_config_path text);
create table keys (id bigint primary key, title text, key text, type text, user_id bigint);
create table personal_access_tokens (id bigint primary key, name text, token_digest text, scopes text);
create table ci_variables (id bigint primary key, key text, encrypted_value text, environment_scope text);
create table audit_events (id bigint primary key, author_name text, ip_address inet, target_type text, entity_path text, event_name text);
create table members (id bigint primary key, invite_email text, invite_token text, access_level int, source_type text);
create table commits (id bigint primary key, author_name text, author_email text, committer_name text, committer_email text, message text, sha char(40), branch text);
create table web_hooks (id bigint primary key, url text, encrypted_token text, push_events_branch_filter text);
create table feature_flags (id bigint primary key, name text, strategy text, environment text, version text);
create table plans (id bigint primary key, name text, title text, currency text, interval_unit text);
create table schema_migrations (version text primary key);
create table releases (id bigint primary key, tag text, name text, checksum text, platform text);

create table kunden (id bigint primary key, kundennummer text, anrede text, titel text, vorname text, nachname text, geburtsdatum date, email_adresse text, telefonnummer text,
    mobilnr text, strasse text, hausnr text, plz text, wohnort text, land text, iban text, bic text, bemerkung text, kundengruppe text);
create table bestellungen (id bigint primary key, bestellnummer text, status text, lieferanschrift text, empfaenger text, versandart text, zahlungsart text, waehrung text);
create table artikel (id bigint primary key, artikelnummer text, bezeichnung text, ean text, farbe text, groesse text, einheit text, hersteller text);
create table mitarbeiter (id bigint primary key, personalnummer text, name text, abteilung text, gehalt numeric, steuernummer text, sv_nummer text, passwort_hash text);
create table lager (id bigint primary key, regal text, fach text, bezeichnung text);

create table patients (id bigint primary key, nom text, prenom text, date_naissance date, numero_secu text, adresse text, code_postal text, commune text, courriel text,
    tel_portable text, groupe_sanguin text, medecin_traitant text, personne_a_prevenir text);
create table rendez_vous (id bigint primary key, salle text, statut text, duree text, type_consultation text, couleur text);
create table utilisateurs (id bigint primary key, identifiant text, mot_de_passe text, jeton_api text, fonction text, langue text, derniere_adresse_ip text);
create table medicaments (id bigint primary key, libelle text, forme text, dosage text, code_cip text, laboratoire text);

create table funcionarios (id bigint primary key, nome text, sobrenome text, nome_da_mae text, cpf text, rg text, endereco text, bairro text, cep text, celular text, senha text,
    data_nascimento date, salario numeric, cargo text, departamento text, conta_bancaria text, estado_civil text);
create table folhas (id bigint primary key, competencia text, situacao text, tipo text, moeda text);
create table alumnos (id bigint primary key, nombre text, apellidos text, correo_electronico text, telefono_movil text, direccion text, codigo_postal text, dni text,
    fecha_nacimiento date, nombre_tutor text, contrasena text, curso text, grupo text, turno text);
create table asignaturas (id bigint primary key, nombre text, siglas text, idioma text, aula text);

-- columns whose names say nothing
create table legacy_import (id bigint primary key, col_a text, col_b text, col_c text, col_d text, col_e text, col_f text, col_g text, col_h text, col_i text, col_j text, col_k text,
    col_l text, col_m text, extra jsonb, misc text[]);
insert into legacy_import
select i, 'p' || i || '@real.example', '10.1.' || i % 7 || '.' || i % 250, '+49 170 55501' || lpad(i::text, 2, '0'),
    (array['Anna', 'Peter', 'Julia', 'Thomas', 'Marie', 'Paul'])[1 + i % 6] || ' ' || (array['Schmidt', 'Meyer', 'Weber', 'Wagner'])[1 + i % 4],
    (array['DE89370400440532013000', 'GB82WEST12345698765432', 'FR1420041010050500013M02606'])[1 + i % 3], (array['4111111111111111', '5500005555555559', '340000000000009'])[1 + i % 3],
    '$2b$12$' || md5(i::text) || md5((i + 1)::text), 'ghp_' || md5(i::text) || 'abcd', 'eyJhbGciOiJIUzI1NiJ9.' || md5(i::text) || '.' || md5((i + 7)::text),
    (array['open', 'closed', 'waiting'])[1 + i % 3], 'SKU-' || 1000 + i, (array['red', 'green', 'blue'])[1 + i % 3], 'v1.' || i,
    jsonb_build_object('given_name', 'Anna', 'n', i), array['x' || i, 'p' || i || '@real.example']
from generate_series(1, 90) as i;
insert into releases select i, 'v1.' || i, 'Release ' || i, md5(i::text) || md5((i + 1)::text), 'linux' from generate_series(1, 90) as i;
insert into commits select i, 'Anna ' || i, 'a' || i || '@real.example', 'Anna ' || i, 'a' || i || '@real.example', 'fix it', md5(i::text) || '01234567', 'main' from generate_series(1, 90) as i;
insert into feature_flags select i, 'new_' || i, 'gradual', 'production', '1' from generate_series(1, 20) as i;
analyze;
