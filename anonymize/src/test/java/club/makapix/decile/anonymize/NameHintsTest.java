package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads single names in the words of the standards and languages that the lists were taken from. */
class NameHintsTest {
    private static final Set<Topic> PEOPLE = Set.of(Topic.PEOPLE);

    @ParameterizedTest
    @CsvSource({
        "cn, FULL_NAME",
        "sn, LAST_NAME",
        "givenName, FIRST_NAME",
        "initials, FIRST_NAME",
        "mail, EMAIL",
        "uid, HANDLE",
        "telephoneNumber, PHONE",
        "facsimileTelephoneNumber, PHONE",
        "homePostalAddress, STREET",
        "postOfficeBox, STREET",
        "jpegPhoto, IMAGE",
        "employeeNumber, IDENTIFIER",
        "carLicense, NUMBER",
        "userPassword, PASSWORD",
        "userCertificate, KEYS",
        "sAMAccountName, HANDLE",
        "o, ",
        "l, "
    })
    void readsAttributesOfLdapInATableAboutPeople(String attribute, Meaning meaning) {
        assertMeaning(attribute, meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "sub, IDENTIFIER",
        "preferred_username, HANDLE",
        "nickname, HANDLE",
        "given_name, FIRST_NAME",
        "middle_name, FIRST_NAME",
        "family_name, LAST_NAME",
        "email, EMAIL",
        "email_verified, ",
        "birthdate, FACT",
        "phone_number, PHONE",
        "picture, IMAGE",
        "gender, TRAIT",
        "website, LINK",
        "zoneinfo, ",
        "updated_at, "
    })
    void readsClaimsOfOpenIdConnectInATableAboutPeople(String claim, Meaning meaning) {
        assertMeaning(claim, meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "fn, FULL_NAME",
        "family, LAST_NAME",
        "given, FIRST_NAME",
        "bday, FACT",
        "adr_street, STREET",
        "locality, CITY",
        "orgname, COMPANY",
        "tel, PHONE",
        "geo_lat, GEO",
        "deceased_date_time, FACT",
        "maritalStatus, TRAIT",
        "mrn, NUMBER",
        "telecom, PHONE",
        "identifier, NUMBER",
        "externalId, IDENTIFIER"
    })
    void readsFieldsOfVcardsAndPatientsInATableAboutPeople(String field, Meaning meaning) {
        assertMeaning(field, meaning);
    }

    private static void assertMeaning(String name, Meaning meaning) {
        String words = NameHints.words(name);

        assertThat(NameHints.of(words, PEOPLE).orElse(null)).as(words).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "client_secret, TOKEN", "refreshToken, TOKEN", "code_verifier, TOKEN", "saml_response, TOKEN",
                "totp_seed, TOKEN", "credential_id, TOKEN", "p256dh, TOKEN",
        "serverkey, TOKEN", "hmac_key, TOKEN", "backupCodes, TOKEN", "pwd_hash, PASSWORD", "private_key_pem, KEYS",
                "cvv, TOKEN", "wifi_psk, TOKEN",
        "x509_certificate, KEYS"
    })
    void findsWhatLetsSomebodyIn(String column, Meaning meaning) {
        assertThat(NameHints.of(column)).contains(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "ssn",
        "nationalInsuranceNumber",
        "nhs_no",
        "cpf",
        "cnpj",
        "dni",
        "nie",
        "curp",
        "rut",
        "cuit",
        "pesel",
        "bsn",
        "personnummer",
        "fodselsnummer",
        "codice_fiscale",
        "steuer_id",
        "sozialversicherungsnummer",
        "numero_secu",
        "aadhaar_number",
        "tc_kimlik_no",
        "snils",
        "passport_no",
        "vat_id",
        "driving_licence_nbr",
        "imei",
        "imsi",
        "iccid",
        "vin",
        "license_plate",
        "iban",
        "bankAccountNumber",
        "card_last4"
    })
    void findsNumbersOfPeople(String column) {
        assertThat(NameHints.of(column)).contains(Meaning.NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "prénom, FIRST_NAME",
        "nazwisko, LAST_NAME",
        "förnamn, FIRST_NAME",
        "efternamn, LAST_NAME",
        "soyadı, LAST_NAME",
        "familiya, LAST_NAME",
        "otchestvo, FIRST_NAME",
        "cognome, LAST_NAME",
        "achternaam, LAST_NAME",
        "contraseña, PASSWORD",
        "hasło, PASSWORD",
        "şifre, PASSWORD",
        "lösenord, PASSWORD",
        "Straße, STREET",
        "dirección, STREET",
        "ulica, STREET",
        "adres_zamieszkania, STREET",
        "fecha_nacimiento, FACT",
        "data_urodzenia, FACT",
        "doğum_tarihi, FACT",
        "geboortedatum, FACT",
        "kod_pocztowy, POSTCODE",
        "cep_telefonu, PHONE",
        "emailadres, EMAIL",
        "nombre_cliente, FULL_NAME",
        "observaciones, PROSE",
        "telefone_empresa, PHONE",
        "nm_mae, FULL_NAME",
        "nome_do_pai, FULL_NAME",
        "num_tit_eleitor, NUMBER",
        "fone, PHONE",
        "Postfach, STREET",
        "clave, PASSWORD",
        "ddn_adh, FACT",
        "fnr, NUMBER",
        "oggetto, PROSE",
        "nombre_de_la_persona, FULL_NAME"
    })
    void readsNamesWithAndWithoutAccents(String column, Meaning meaning) {
        assertThat(NameHints.of(column)).contains(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "email_template",
        "phone_type",
        "password_policy",
        "token_count",
        "is_email",
        "max_tokens",
        "tipo_documento",
        "address_country",
        "login_provider",
        "session_type",
        "smtp_address",
        "shipping_address_id",
        "card_type",
        "product_handle",
        "room_alias",
        "microservice",
        "ordering",
        "shipment",
        "subject_line_count",
        "avv_mail_tipo",
        "token_endpoint",
        "locked_by",
        "logo_file_name"
    })
    void leavesWhatOnlySpeaksOfPersonalThings(String column) {
        assertThat(NameHints.of(column)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "home_email_normalized, EMAIL",
        "PHONE2, PHONE",
        "old_password_hash, PASSWORD",
        "email_address, EMAIL",
        "address_city, CITY",
        "customer_note, PROSE",
        "mail_subject, PROSE",
        "reset_password_url, LINK",
        "lastLoginIP, IP",
        "author_name, FULL_NAME",
        "cust_nm, FULL_NAME",
        "guest_first, FIRST_NAME",
        "actor_handle, HANDLE",
        "customer_no, NUMBER",
        "bookedForName, FULL_NAME",
        "stripe_customer_id, IDENTIFIER",
        "provider_user_id, IDENTIFIER",
        "ipAddress, IP",
        "user_agent, TRACE"
    })
    void weighsTheLastWordsBeforeTheOthers(String column, Meaning meaning) {
        assertThat(NameHints.of(column)).contains(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "last_poster_name, FULL_NAME",
        "thread_starter_slug, HANDLE",
        "hiddenByName, FULL_NAME",
        "liker_login, HANDLE"
    })
    void takesWhoDoesSomethingForAPerson(String column, Meaning meaning) {
        assertThat(NameHints.of(column)).contains(meaning);
    }

    @ParameterizedTest
    @CsvSource({"server_name", "folder_slug", "order_name", "webserver_name", "chapter_name", "parameter_name"})
    void takesNoThingForAPersonThatSoundsLikeOne(String column) {
        assertThat(NameHints.of(column)).isEmpty();
    }

    @Test
    void readsCapitalsInAnyLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(NameHints.of("FIRST_NAME_INITIALS")).contains(Meaning.FIRST_NAME);
            assertThat(NameHints.of("IP")).contains(Meaning.IP);
        } finally {
            Locale.setDefault(before);
        }
    }
}
