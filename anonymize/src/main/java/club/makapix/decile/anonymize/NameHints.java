package club.makapix.decile.anonymize;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows what the words in column names usually mean, in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish. */
final class NameHints {
    private static final Pattern WORD_BREAK = Pattern.compile("(?<=[a-z])(?=[A-Z])|[_\\W]+");

    /** Numbers and dates that belong to one person. */
    private static final Pattern OF_A_PERSON =
            words("(?:tele|mobile|cell ?)?phone(?: ?(?:no|number))?|mobile|fax|telefon|handy|telefono"
                    + "|telefone|telefoon|ssn|social security(?: number)?|sozialversicherung\\w*|passport(?: ?(?:no|number))?|national id|tax ?(?:id|no|number)"
                    + "|steuer\\w*|card ?(?:no|number)|credit card|iban|bsn|cpf|dni|nif|pesel|insee|codice fiscale|birth\\w*|dob|date of birth"
                    + "|geburts\\w*|geboren|naissance|nacimiento|nascita|nascimento|geboorte\\w*|urodzenia|latitude|longitude|lat|lon|lng|salary|gehalt"
                    + "|salaire|salario|stipendio|ip|ip ?addr\\w*");

    /** Members of JSON that speak of a person, without words that have other meanings. */
    private static final Pattern MEMBER_OF_A_PERSON =
            words("e ?mail|(?:first|given|fore|last|family|sur|full|user|nick|screen) ?name"
                    + "|handle|phone ?number|telephone|password|ip ?address|street|date of birth|ssn");

    /** Tables about people, in which a plain name is that of a person. */
    private static final Pattern PEOPLE = words(
            "persons?|people|users?|customers?|clients?|employees?|staff|members?|patients?|students?"
                    + "|teachers?|contacts?|authors?|actors?|players?|owners?|guests?|drivers?|doctors?|accounts?|subscribers?|participants?"
                    + "|kunden?|mitarbeiter|personen|benutzer|clientes?|personas|usuarios|utilisateurs|clienti|utenti|klanten|osoby");

    static final String FORGET = "forget";

    private static final Map<Pattern, String> HINTS = new LinkedHashMap<>();

    static {
        hint("e ?mails?|mail|courriel|correo|posta elettronica|mail ?adresse", "email");
        hint(
                "password\\w*|passwd|passwort\\w*|pwd|kennwort|mot de passe|contrasena|senha|wachtwoord|haslo|secret hash",
                "passwordHash");
        hint("pem|cert\\w*|certificate|private|zertifikat", "erase");
        hint("ip|ip ?addr\\w*|remote addr|author ip|user ip", "ip");
        hint("mac ?addr\\w*|mac", "mac");
        hint("phone\\w*|telephone|mobile|cell|fax|tel|telefon\\w*|handy|telefono|telefone|telefoon|msisdn", "phone");
        hint(
                "iban|account ?(?:no|number)|konto\\w*|card ?(?:no|number)?|credit card|ssn|social security|passport|tax ?(?:id|no)"
                        + "|steuer\\w*|cpf|dni|nif|pesel|bsn|license ?plate|kennzeichen",
                "digits");
        hint(
                "zip|post ?(?:al)? ?code|postcode|plz|postleitzahl|code postal|codigo postal|cap|cep|kod pocztowy",
                "postcode");
        hint(
                "token|secret|api ?key|hash|(?<!(?:country|currency|language|status|reason|error|product|region|state) )code|otp|pin|credential|signature|serial|session|prefix|fingerprint|salt|nonce|jwt"
                        + "|subject|external id|provider user|device id|player key|access key|imei|vin",
                "token");
        hint("first ?name|given ?name|fore ?name|vorname|prenom|nombre|imie|voornaam|nome", "firstName");
        hint(
                "last ?name|family ?name|sur ?name|nachname|familienname|apellidos?|cognome|sobrenome|achternaam|nazwisko|nom",
                "lastName");
        hint(
                "full ?name|real ?name|display ?name|contact ?name|person|owner ?name|customer ?name|author ?name|holder|recipient"
                        + "|ansprechpartner|kunde|name of \\w+|titulaire|ship ?name",
                "fullName");
        hint("handle\\w*|user ?name|login|nick ?\\w*|screen ?name|benutzer\\w*|usuario|utilisateur|alias", "handle");
        hint("company ?\\w*|firma|organi[sz]ation|employer|arbeitgeber|societe|empresa|azienda", "company");
        hint(
                "street\\w*|address\\w*|addr|adresse|anschrift|strasse|rue|calle|via|endereco|direccion|indirizzo|adres",
                "street");
        hint("city|town|ort|stadt|ville|ciudad|citta|cidade|plaats|miasto", "city");
        hint(
                "body|bio|biography|text|notes?|comments?|description|message|reasons?|about|preview|content|error|tagline|title|headline"
                        + "|beschreibung|bemerkung\\w*|kommentar|notiz|nachricht|commentaire|remarque|comentario|nota|descripcion|mensaje|subject line",
                "scrub");
        hint("user agent|agent|referr?er\\w*", FORGET);
        hint("website|home ?page|url|link|avatar\\w*|image ?url", "url");
        hint(
                "photo|photo path|picture|portrait|birth\\w*|gender|sex|religion|ethnicity|diagnosis|geburts\\w*|latitude|longitude",
                "erase");
    }

    private NameHints() {}

    private static void hint(String words, String pseudonym) {
        HINTS.put(words(words), pseudonym);
    }

    private static Pattern words(String words) {
        return Pattern.compile("\\b(?:" + words + ")\\b");
    }

    /** Returns what is usual for a column of that name; of several words in it the first in the list of meanings counts. */
    static Optional<String> of(String column) {
        String words = split(column);
        return HINTS.entrySet().stream()
                .filter(hint -> hint.getKey().matcher(words).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns what is usual for a column of that name in that table, where a plain {@code name} may be a person's. */
    static Optional<String> of(String table, String column) {
        boolean person =
                split(column).equals("name") && PEOPLE.matcher(split(table)).find();
        return person ? Optional.of("fullName") : of(column);
    }

    /** Tells whether a member of JSON with that name says who somebody is. */
    static boolean isMemberOfAPerson(String name) {
        return MEMBER_OF_A_PERSON.matcher(split(name)).find();
    }

    /** Tells whether a number or date in a column of that name is likely one of a person. */
    static boolean isOfAPerson(String column) {
        return OF_A_PERSON.matcher(split(column)).find();
    }

    private static String split(String column) {
        return WORD_BREAK.matcher(column).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
