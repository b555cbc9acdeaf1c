package club.makapix.decile.anonymize;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows what the words in column names usually mean, in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish. */
final class NameHints {
    private static final Pattern WORD_BREAK = Pattern.compile("(?<=[a-z])(?=[A-Z])|[_\\W]+");

    /** Numbers and dates that belong to one person. */
    private static final Pattern OF_A_PERSON = words(
            "(?:tele|mobile|cell ?)?phone(?: ?(?:no|number))?|mobil\\w*|fax|telefon\\w*|handy|telefono|celular|movil"
                    + "|telefone|telefoon|ssn|social security(?: number)?|sozialversicherung\\w*|passport(?: ?(?:no|number))?|national id|tax ?(?:id|no|number)"
                    + "|steuer\\w*|card ?(?:no|number)|credit card|iban|bsn|cpf|dni|nif|pesel|insee|codice fiscale|birth\\w*|dob|date of birth"
                    + "|geburts\\w*|geboren|naissance|nacimiento|nascita|nascimento|geboorte\\w*|urodzenia|latitude|longitude|lat|lon|lng|salary|wages?|gehalt"
                    + "|salaire|salario|stipendio|ip|ip ?addr\\w*");

    /** UUIDs that let somebody in. */
    private static final Pattern CREDENTIAL =
            words("token|secret|credentials?|api ?key|access ?key|session(?: ?id)?|jeton|schluessel|password\\w*");

    /** Members of JSON that speak of a person, without words that have other meanings. */
    private static final Pattern MEMBER_OF_A_PERSON =
            words("e ?mail|(?:first|given|fore|last|family|sur|full|user|nick|screen) ?name"
                    + "|handle|phone ?number|telephone|password|ip ?address|street|date of birth|ssn");

    private static final Pattern CHOSEN = Pattern.compile("\\p{L}\\p{N}*\\s+[\\p{L}\\p{N}]|@|[\\p{L}&&[^\\p{ASCII}]]");

    /** Tables about people, in which a plain name is that of a person. */
    private static final Pattern PEOPLE =
            words("persons?|people|users?|customers?|clients?|employees?|staff|members?|patients?|students?"
                    + "|teachers?|contacts?|authors?|actors?|players?|owners?|guests?|drivers?|doctors?|accounts?|subscribers?|participants?"
                    + "|speakers?|voters?|donors?|tenants?|witness(?:es)?|applicants?|candidates?|attendees?|nurses?|managers?|lawyers?|children|parents?|citizens?"
                    + "|kunden?|mitarbeiter|personen|personal|benutzer|patienten|schueler|lehrer|studenten|mitglieder|mieter|kontakte|aerzte"
                    + "|clientes?|personas|usuarios|alumnos?|empleados|profesores|pacientes?|socios|funcionarios?|alunos?|pessoas|medicos"
                    + "|utilisateurs|personnes|employes|eleves|etudiants|medecins|adherents|salaries|clienti|utenti|dipendenti|pazienti|studenti|klanten|medewerkers"
                    + "|gebruikers|osoby|klienci|pracownicy");

    /** Who may stand in front of the word name, or behind it. */
    private static final String ROLE =
            "(?:author|committer|sender|recipient|receiver|reporter|assignee|reviewer|creator|editor|owner|customer|client|contact|employee"
                    + "|manager|doctor|patient|student|teacher|guest|member|applicant|signer|speaker|artist|host|tenant|player|driver|parent|mother|father|maiden|legal"
                    + "|billing|shipping|ship|card ?holder|account ?holder|emergency contact)";

    /** Hashes of files and versions, not of people. */
    private static final Pattern CHECKSUM = words(
            "sha ?\\d*|md5|crc ?\\d*|checksum|pruefsumme|etag|commit|revision|content ?hash|file ?hash|git ?hash|blur ?hash|build|version|somme de controle");

    /** A plain name, which is a person's in a table about people. */
    private static final Set<String> NAME = Set.of("name", "nom", "nome", "nombre", "naam", "imie");

    static final String FORGET = "forget";

    private static final Map<Pattern, String> HINTS = new LinkedHashMap<>();

    static {
        hint("e ?mails?|mail|courriel|correo|posta elettronica|mail ?adresse", "email");
        hint(
                "password\\w*|passwd|passwort\\w*|pwd|kennwort|mot de passe|contrasena|senha|wachtwoord|haslo|secret hash",
                "passwordHash");
        hint("pem|cert\\w*|certificate|private|zertifikat", "erase");
        hint("ip|ip ?addr\\w*|remote addr", "ip");
        hint("mac ?addr\\w*|mac", "mac");
        hint(
                "(?:tele|mobile|cell ?)?phone\\w*|mobile?|mobil\\w*|cell|fax|tel|telefon\\w*|handy\\w*|telefono|telefone|telefoon|celular|movil|portable|msisdn",
                "phone");
        hint(
                "iban|(?:bank )?account ?(?:no|number)|bank account|bankverbindung|konto(?:nummer|nr)|conta bancaria|cuenta bancaria|compte bancaire"
                        + "|card ?(?:no|number)|credit card|ssn|social security|passport|tax ?(?:id|no|number)|steuer\\w*|sv ?(?:nummer|nr)|sozialversicherung\\w*"
                        + "|num(?:ero)? (?:de )?secu\\w*|securite sociale|insee|cpf|rg|dni|nif|pesel|bsn|codice fiscale|license ?plate|kennzeichen",
                "digits");
        hint(
                "zip|post ?(?:al)? ?code|postcode|plz|postleitzahl|code postal|codigo postal|cap|cep|kod pocztowy",
                "postcode");
        hint(
                "\\w*tokens?|secrets?|api ?key|access ?key|auth ?key|key auth|p256dh|encrypted \\w+|jeton\\w*|schluessel|clave|otp\\w*|pin|credentials?|signature|serial|session"
                        + "|fingerprint|salt|nonce|jwt|webauthn\\w*|push endpoint|endpoint",
                "token");
        hint(
                "hash|prefix|subject|uid|external id|provider user|device id|imei|vin|matricul\\w*"
                        + "|(?:kunden|personal|mitglieds?|mitarbeiter|patienten|versicherten)(?:nummer|nr|code)"
                        + "|(?:customer|client|patient|employee|staff|member|student|subscriber|personnel) ?(?:id|no|nr|number|code|ref)",
                "token");
        hint(
                "^code$|(?:invite|invitation|registration|enrol\\w*|access|verification|reset|recovery|backup|confirmation|auth\\w*|activation|security|login|sms|device|user|pairing|pin) codes?",
                "token");
        hint("first ?name|given ?name|fore ?name|vorname|prenom|imie|voornaam|primer nombre", "firstName");
        hint(
                "last ?name|family ?name|sur ?name|nachname|familienname|nom de famille|apellidos?|cognome|sobrenome|achternaam|nazwisko",
                "lastName");
        hint(
                "full ?name|real ?name|display ?name|person(?!al)\\w*|" + ROLE
                        + " ?name|name of \\w+|holder|recipient|empfaenger|destinat\\w+"
                        + "|ansprechpartner|kunde|titulaire|medecin \\w+|(?:nom|nome|nombre) d\\w+ \\w+"
                        + "|(?:nom|nome|nombre)(?: (?:de|do|da|del))? (?:mae|pai|madre|padre|mere|pere|tutor|titular|cliente?|contacto?|completo)",
                "fullName");
        hint(
                "handle\\w*|user ?name|login|nick ?\\w*|screen ?name|benutzer\\w*|usuario|utilisateur|identifiant|alias(?:es)?|also known as|aka",
                "handle");
        hint("company ?\\w*|firma|organi[sz]ation|employer|arbeitgeber|societe|empresa|azienda", "company");
        hint(
                "street\\w*|address\\w*|addr|\\w*adresse|\\w*anschrift|strasse|haus(?:nr|nummer)|house ?(?:no|number)|rue|calle|via|endereco|direccion|indirizzo|adres",
                "street");
        hint("city|town|ort|wohnort|stadt|ville|commune|ciudad|citta|cidade|bairro|plaats|miasto", "city");
        hint(
                "body|bio|biography|text|notes?|comments?|description|message|reasons?|about|preview|content|error|tagline|title|headline"
                        + "|beschreibung|bemerkung\\w*|kommentar|notiz|nachricht|commentaire|remarque|comentario|nota|descripcion|mensaje|subject line",
                "scrub");
        hint("user agent|agent|referr?er\\w*", FORGET);
        hint("website|home ?page|url|link|avatar\\w*|image ?url", "url");
        hint(
                "photo|photo path|picture|portrait|birth\\w*|gender|sex|religion|ethnicity|diagnosis|groupe sanguin|blood ?type"
                        + "|geburts\\w*|naissance|nacimiento|nascita|nascimento|latitude|longitude|salary|gehalt|salario|salaire",
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

    /** Returns what is usual for a column of that name in that table, where a plain {@code name} may be a person's, and a plain {@code key} a key. */
    static Optional<String> of(String table, String column) {
        String words = split(column);
        if (NAME.contains(words)) {
            return PEOPLE.matcher(split(table)).find() ? Optional.of("fullName") : Optional.empty();
        }
        return words.equals("key") && split(table).matches("(?:.* )?keys?") ? Optional.of("token") : of(column);
    }

    /** Tells whether hashes in a column of that name are those of files or versions. */
    static boolean isChecksum(String column) {
        return CHECKSUM.matcher(split(column)).find();
    }

    /** Tells whether a UUID in a column of that name is likely a credential. */
    static boolean isCredential(String column) {
        return CREDENTIAL.matcher(split(column)).find();
    }

    /** Tells whether a member of JSON with that name says who somebody is. */
    static boolean isMemberOfAPerson(String name) {
        return MEMBER_OF_A_PERSON.matcher(split(name)).find();
    }

    /** Tells whether a person has chosen a member's name, rather than a program: it has spaces, or letters that programs avoid. */
    static boolean isChosenByAPerson(String name) {
        return CHOSEN.matcher(name).find();
    }

    /** Tells whether a number or date in a column of that name is likely one of a person. */
    static boolean isOfAPerson(String column) {
        return OF_A_PERSON.matcher(split(column)).find();
    }

    private static String split(String column) {
        return WORD_BREAK.matcher(column).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
