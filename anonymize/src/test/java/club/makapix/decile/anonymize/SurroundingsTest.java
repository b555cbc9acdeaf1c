package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.anonymize.Suggestion.Sensitivity;
import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Judges columns whose names say little by the table that they stand in. */
@ExtendWith(TestDatabases.class)
class SurroundingsTest {
    private static Map<String, Sensitivity> sensitivities(TestDatabase database, String tables) {
        database.execute(tables);
        return Suggestions.of(database.readSchema().tables()).list().stream()
                .collect(Collectors.toMap(
                        one -> one.place().table().name().name() + "."
                                + one.place().column().name(),
                        Suggestion::sensitivity));
    }

    @Test
    void takesAPlainNameForAPersonsInATableAboutPeople(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table customers (id int, name text);
                        create table customer_groups (id int, name text);
                        create table clientes_archivo (nombre text);
                        create table products (id int, name text, number text, latitude float8);
                        create table party (name text, date_of_birth date);
                        create table waiting (name text, email text, phone text);
                        create table venue (geo_lat float8);
                        """))
                .containsEntry("customers.name", Sensitivity.PERSONAL)
                .containsEntry("customer_groups.name", Sensitivity.NONE)
                .containsEntry("clientes_archivo.nombre", Sensitivity.PERSONAL)
                .containsEntry("products.name", Sensitivity.NONE)
                .containsEntry("products.number", Sensitivity.NONE)
                .containsEntry("products.latitude", Sensitivity.PERSONAL)
                .containsEntry("party.name", Sensitivity.PERSONAL)
                .containsEntry("waiting.name", Sensitivity.PERSONAL)
                .containsEntry("venue.geo_lat", Sensitivity.NONE);
    }

    @Test
    void findsKeysCodesAndAddressLinesInTheirTables(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table invites (id int, code text);
                        create table refund_reasons (id int, code text);
                        create table customeraddress (line1 text, name text, country text);
                        create table user_identities (uid text, profile jsonb);
                        create table email_outbox ("to" text, "from" text, subject text);
                        create table insurance (number text, category text);
                        """))
                .containsEntry("invites.code", Sensitivity.SECRET)
                .containsEntry("refund_reasons.code", Sensitivity.NONE)
                .containsEntry("customeraddress.line1", Sensitivity.PERSONAL)
                .containsEntry("customeraddress.name", Sensitivity.PERSONAL)
                .containsEntry("customeraddress.country", Sensitivity.NONE)
                .containsEntry("user_identities.uid", Sensitivity.PERSONAL)
                .containsEntry("user_identities.profile", Sensitivity.PERSONAL)
                .containsEntry("email_outbox.to", Sensitivity.PERSONAL)
                .containsEntry("email_outbox.subject", Sensitivity.FREE_TEXT)
                .containsEntry("insurance.number", Sensitivity.PERSONAL)
                .containsEntry("insurance.category", Sensitivity.NONE);
    }

    @Test
    void takesAnIdInATextForAPersonsOnlyWhereNoTableHasGivenIt(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table clients (id text primary key);
                        create table parcels (client_id text, courier_user_id int, reviewer_id varchar(36));
                        create table rooms (topic text, created_by text, sender text, room_address_id text, assignee varchar(36));
                        """))
                .containsEntry("parcels.client_id", Sensitivity.NONE)
                .containsEntry("parcels.reviewer_id", Sensitivity.NONE)
                .containsEntry("rooms.created_by", Sensitivity.PERSONAL)
                .containsEntry("rooms.sender", Sensitivity.PERSONAL)
                .containsEntry("rooms.room_address_id", Sensitivity.NONE)
                .containsEntry("rooms.assignee", Sensitivity.NONE)
                .doesNotContainKey("parcels.courier_user_id");
    }

    @Test
    void takesAnIdInATextForAHandleWhereUsersHaveNoId(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table users (name text primary key);
                        create table ignored_users (ignored_user_id text);
                        """)).containsEntry("ignored_users.ignored_user_id", Sensitivity.PERSONAL);
    }

    @Test
    void judgesColumnsThatHoldAnything(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table user_attributes (name text, value text);
                        create table usermeta (user_id int, meta_key text, meta_value text);
                        create table product_attributes (name text, value text);
                        create table app_settings (key text, value text);
                        create table audit_log (changes jsonb, action text);
                        create table sso_provider (configuration jsonb);
                        create table products (metadata jsonb);
                        """))
                .containsEntry("user_attributes.value", Sensitivity.PERSONAL)
                .containsEntry("usermeta.meta_value", Sensitivity.PERSONAL)
                .containsEntry("product_attributes.value", Sensitivity.NONE)
                .containsEntry("app_settings.value", Sensitivity.SECRET)
                .containsEntry("audit_log.changes", Sensitivity.PERSONAL)
                .containsEntry("audit_log.action", Sensitivity.NONE)
                .containsEntry("sso_provider.configuration", Sensitivity.SECRET)
                .containsEntry("products.metadata", Sensitivity.NONE);
    }

    @Test
    void looksAtTypesAndAtNeighbours(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table vcards (family text, lfamily text, lserver text);
                        create table hosts (seen_from inet, board macaddr, place point, home_position point);
                        create table directory (last_name text, words tsvector);
                        create table articles (title text, words tsvector);
                        create table players (id uuid, player_key uuid, registration_code text);
                        create table blog (id uuid, blog_key uuid);
                        create table media (uid_key bytea, public_key bytea);
                        """))
                .containsEntry("vcards.lfamily", Sensitivity.PERSONAL)
                .containsEntry("vcards.lserver", Sensitivity.NONE)
                .containsEntry("hosts.seen_from", Sensitivity.PERSONAL)
                .containsEntry("hosts.board", Sensitivity.PERSONAL)
                .containsEntry("hosts.place", Sensitivity.NONE)
                .containsEntry("hosts.home_position", Sensitivity.PERSONAL)
                .containsEntry("directory.words", Sensitivity.PERSONAL)
                .containsEntry("articles.words", Sensitivity.FREE_TEXT)
                .containsEntry("players.player_key", Sensitivity.SECRET)
                .containsEntry("media.uid_key", Sensitivity.SECRET)
                .containsEntry("media.public_key", Sensitivity.NONE)
                .doesNotContainKeys("players.id", "blog.blog_key");
    }

    @Test
    void suspectsAmongPeopleWhatIsNotKnownToBeHarmless(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table patients (id text, us_q_a text, panel jsonb, status text, ui_theme text, list_id text, tariff_id text);
                        create table products (us_q_a text, panel jsonb);
                        """))
                .containsEntry("patients.us_q_a", Sensitivity.PERSONAL)
                .containsEntry("patients.panel", Sensitivity.PERSONAL)
                .containsEntry("patients.tariff_id", Sensitivity.PERSONAL)
                .containsEntry("patients.id", Sensitivity.NONE)
                .containsEntry("patients.status", Sensitivity.NONE)
                .containsEntry("patients.ui_theme", Sensitivity.NONE)
                .containsEntry("patients.list_id", Sensitivity.NONE)
                .containsEntry("products.us_q_a", Sensitivity.NONE)
                .containsEntry("products.panel", Sensitivity.NONE);
    }

    @Test
    void suspectsAmongCredentialsWhatIsNotKnownToBeHarmless(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table passkeys (ukey text, pub_key text, name text, payload_x text);
                        create table resolverconfig ("Key" text, "Value" text);
                        create table bank_cards (name text, number text);
                        """))
                .containsEntry("passkeys.ukey", Sensitivity.SECRET)
                .containsEntry("passkeys.payload_x", Sensitivity.SECRET)
                .containsEntry("passkeys.pub_key", Sensitivity.NONE)
                .containsEntry("passkeys.name", Sensitivity.NONE)
                .containsEntry("resolverconfig.Value", Sensitivity.SECRET)
                .containsEntry("resolverconfig.Key", Sensitivity.NONE)
                .containsEntry("bank_cards.name", Sensitivity.PERSONAL)
                .containsEntry("bank_cards.number", Sensitivity.PERSONAL);
    }

    @Test
    void findsInWhatSomebodyDidTheKeysAndTheNumbersThatOthersKnow(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table wishes (owner_id int, key text, source_id text);
                        create table stock (key text, source_id text);
                        create table switches (owner_id int, key text, value text);
                        create table donations (name text, email text);
                        create table stores (name text, email text);
                        """))
                .containsEntry("wishes.key", Sensitivity.SECRET)
                .containsEntry("wishes.source_id", Sensitivity.PERSONAL)
                .containsEntry("stock.key", Sensitivity.NONE)
                .containsEntry("stock.source_id", Sensitivity.NONE)
                .containsEntry("switches.key", Sensitivity.NONE)
                .containsEntry("donations.name", Sensitivity.PERSONAL)
                .containsEntry("stores.name", Sensitivity.NONE);
    }

    @Test
    void takesWhoDidSomethingForAReferenceWhereItHasTheTypeOfAnId(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table staff (id varchar(24) primary key);
                        create table shifts (created_by varchar(24), approved_by varchar(80), staff_id varchar(24), customer_id varchar(255));
                        """))
                .containsEntry("shifts.created_by", Sensitivity.NONE)
                .containsEntry("shifts.approved_by", Sensitivity.PERSONAL)
                .containsEntry("shifts.staff_id", Sensitivity.NONE)
                .containsEntry("shifts.customer_id", Sensitivity.PERSONAL);
    }

    @Test
    void takesTheThingItselfForWhatItsTableIsNamedAfter(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table contact_phones (number text, kind text);
                        create table verified_email_addresses (value text, status text);
                        create table login_codes (code text);
                        create table bank_account_numbers (number text, number_compact text);
                        create table tipo_telefone (codigo text, value text);
                        create table colours (value text, code text);
                        """))
                .containsEntry("contact_phones.number", Sensitivity.PERSONAL)
                .containsEntry("contact_phones.kind", Sensitivity.NONE)
                .containsEntry("verified_email_addresses.value", Sensitivity.PERSONAL)
                .containsEntry("verified_email_addresses.status", Sensitivity.NONE)
                .containsEntry("login_codes.code", Sensitivity.SECRET)
                .containsEntry("bank_account_numbers.number_compact", Sensitivity.PERSONAL)
                .containsEntry("tipo_telefone.value", Sensitivity.NONE)
                .containsEntry("colours.value", Sensitivity.NONE)
                .containsEntry("colours.code", Sensitivity.NONE);
    }

    @Test
    void takesTheIdOfASessionForASecretWhereOtherTablesHaveIdsOfAnotherType(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table sessions (id text, data text);
                        create table orders (id int);
                        create table lines (id int);
                        create table invitations (id int, uuid uuid);
                        create table images (id int, uuid uuid);
                        """))
                .containsEntry("sessions.id", Sensitivity.SECRET)
                .containsEntry("invitations.uuid", Sensitivity.SECRET)
                .doesNotContainKey("images.uuid");
    }

    @Test
    void takesTheIdOfASessionForANumberWhereAllTablesHaveSuchIds(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table sessions (id varchar(21), data text);
                        create table orders (id varchar(21));
                        create table session_id_uses (session_id varchar(21));
                        """)).containsEntry("sessions.id", Sensitivity.NONE);
    }

    @Test
    void takesTheIdOfASessionElsewhereForAReference(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table sessions (id uuid);
                        create table devices (session_id uuid);
                        create table login_flows (login_session_id uuid, other_token uuid);
                        """))
                .containsEntry("login_flows.other_token", Sensitivity.SECRET)
                .containsEntry("devices.session_id", Sensitivity.NONE);
    }

    @Test
    void takesTheTwoEndsOfAMessageForAddresses(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table ticket_parts ("from" text, "to" text, body text);
                        create table redirects ("from" text, "to" text);
                        create table periods ("from" date, "to" date, body text);
                        """))
                .containsEntry("ticket_parts.from", Sensitivity.PERSONAL)
                .containsEntry("ticket_parts.to", Sensitivity.PERSONAL)
                .containsEntry("redirects.from", Sensitivity.NONE)
                .doesNotContainKey("periods.from");
    }

    @Test
    void asksAboutANumberThatMayBeAPersonsAndTakesItForARows(TestDatabase database) {
        assertThat(sensitivities(
                        database,
                        "create table calls (callerid bigint, id_documento bigint, phone bigint, tax_id bigint)"))
                .containsEntry("calls.callerid", Sensitivity.NONE)
                .containsEntry("calls.id_documento", Sensitivity.NONE)
                .containsEntry("calls.phone", Sensitivity.PERSONAL)
                .containsEntry("calls.tax_id", Sensitivity.PERSONAL);
    }

    @Test
    void takesListsOfPlacesForNobodys(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table suburbs (postcode text, latitude float8);
                        create table deliveries (postcode text, latitude float8);
                        """))
                .containsEntry("suburbs.postcode", Sensitivity.NONE)
                .containsEntry("suburbs.latitude", Sensitivity.NONE)
                .containsEntry("deliveries.postcode", Sensitivity.PERSONAL)
                .containsEntry("deliveries.latitude", Sensitivity.PERSONAL);
    }

    @Test
    void suspectsLessWherePeopleAreAmongOtherThings(TestDatabase database) {
        assertThat(sensitivities(database, """
                        create table programmes (email text, phone text, tariff_id text, sells text, zz text, aluno_id int);
                        create table aluno_beneficio (nm_beneficio text, zz text, tipo_responsavel text, responsavel text);
                        create table payments (zz text, plugin_name text, name text, tariff_id text);
                        """))
                .containsEntry("programmes.tariff_id", Sensitivity.NONE)
                .containsEntry("programmes.sells", Sensitivity.NONE)
                .containsEntry("programmes.zz", Sensitivity.PERSONAL)
                .containsEntry("aluno_beneficio.nm_beneficio", Sensitivity.NONE)
                .containsEntry("aluno_beneficio.tipo_responsavel", Sensitivity.NONE)
                .containsEntry("aluno_beneficio.responsavel", Sensitivity.PERSONAL)
                .containsEntry("aluno_beneficio.zz", Sensitivity.PERSONAL)
                .containsEntry("payments.zz", Sensitivity.PERSONAL)
                .containsEntry("payments.plugin_name", Sensitivity.NONE)
                .containsEntry("payments.tariff_id", Sensitivity.NONE);
    }

    @Test
    void saysTheSameOfColumnsThatAForeignKeyJoins(TestDatabase database) {
        database.execute("""
                create table users (name text primary key, nick text unique);
                create table posts (poster text references users, headline text references users (nick), kind text);
                """);
        Schema schema = database.readSchema();
        Suggestions suggestions = Suggestions.of(
                schema,
                schema.tables().stream()
                        .flatMap(table -> table.columns().stream().map(column -> new TableColumn(table, column)))
                        .toList());

        assertThat(suggestions.asRecipe())
                .contains("posts.poster: token  # text; references users.name", "posts.headline: handle");
        Anonymizer.parse(
                        schema,
                        Rewriting.SECRET,
                        RecipeFile.parse("suggested.yaml", suggestions.asRecipe())
                                .find("anonymize")
                                .orElseThrow())
                .check(schema.tables());
    }
}
