package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.MatchType;
import club.makapix.decile.schema.ReferentialAction;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.TransferReport.ColumnReport;
import club.makapix.decile.transfer.TransferReport.TableReport;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransferReportTest {
    private static final TableName USERS = new TableName("public", "users");
    private static final TableName ODD = new TableName("public", "<b>{tables}\"\n&");

    static TransferReport report(boolean anonymized) {
        TableReport users = new TableReport(
                USERS,
                new EnumMap<>(Map.of(Reason.DRAWN, 1_000L, Reason.REQUIRED, 500L)),
                10_000,
                123_456,
                Duration.ofMillis(250),
                List.of(
                        new ColumnReport(
                                "email",
                                new ColumnTreatment(
                                        ColumnTreatment.Kind.REPLACED,
                                        "email",
                                        "people",
                                        true,
                                        2.5e-10,
                                        "rule users.email"),
                                1_499,
                                1),
                        new ColumnReport(
                                "id",
                                ColumnTreatment.of(ColumnTreatment.Kind.KEPT, "", "integer holds no free data"),
                                0,
                                0)));
        TableReport odd = new TableReport(ODD, Map.of(), 0, 0, Duration.ZERO, List.of());
        ForeignKey key = new ForeignKey(
                "k",
                USERS,
                List.of("boss"),
                USERS,
                List.of("id"),
                MatchType.SIMPLE,
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                false,
                false,
                true,
                true,
                List.of(),
                List.of());
        return new TransferReport(
                "3-1",
                "PostgreSQL 17.1, database prod",
                "file x",
                anonymized,
                anonymized ? "Pseudonymised." : "Not anonymized: nobody said so.",
                DdlTreatment.SEARCHED,
                "s1",
                anonymized ? "r1" : "",
                List.of(users, odd),
                List.of(new ForeignKeyCount(key, 1, 2, 3, 4)),
                Duration.ofSeconds(2));
    }

    @Test
    void warnsOfAKeyThatOnlySomePartitionsDeclare() {
        TableName events = new TableName("public", "events");
        ForeignKey whole = ForeignKey.of("k", events, List.of("a", "b"), USERS, List.of("id", "part"));
        ForeignKey partial = new ForeignKey(
                "k1",
                events,
                List.of("a", "b"),
                USERS,
                List.of("id", "part"),
                MatchType.SIMPLE,
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                false,
                true,
                true,
                false,
                List.of(new TableName("public", "events_1")),
                List.of());

        assertThat(report(List.of(partial)).warnings())
                .containsExactly(
                        "public.events.(a, b) is declared by some partitions only and neither brought nor kept rows of"
                                + " the others; to treat all alike, add under references:"
                                + " { from: \"public.events.(a, b)\", to: \"public.users.(id, part)\" }");
        assertThat(report(List.of(partial)).html())
                .contains("Note: public.events.(a, b) is declared by some partitions");
        assertThat(report(List.of(partial, whole)).warnings()).isEmpty();
    }

    private static TransferReport report(List<ForeignKey> keys) {
        TransferReport plain = report(true);
        return new TransferReport(
                plain.snapshot(),
                plain.source(),
                plain.target(),
                plain.anonymized(),
                plain.statement(),
                plain.ddl(),
                plain.selectionFingerprint(),
                plain.rewriterFingerprint(),
                plain.tables(),
                keys.stream().map(key -> new ForeignKeyCount(key, 0, 0, 0, 0)).toList(),
                plain.elapsed());
    }

    @Test
    void printsJson() {
        assertThat(report(true).json()).isEqualTo("""
                {"anonymized":true,"statement":"Pseudonymised.","definitions":"travelled; a search found nothing in them that looks like personal data or a credential","snapshot":"3-1","source":"PostgreSQL 17.1, database prod","target":"file x","selectionFingerprint":"s1","rewriterFingerprint":"r1","rows":1500,"milliseconds":2000,"tables":[{"table":"public.users","rows":1500,"rowsByReason":{"DRAWN":1000,"REQUIRED":500},"sourceRows":10000,"bytes":123456,"milliseconds":250,"columns":[{"column":"email","treatment":"replaced","by":"email","domain":"people","injective":true,"collisionOdds":2.5E-10,"why":"rule users.email","rewritten":1499,"erased":1},
                {"column":"id","treatment":"kept","injective":false,"why":"integer holds no free data","rewritten":0,"erased":0}]},
                {"table":"public.<b>{tables}\\"\\u000a&","rows":0,"rowsByReason":{},"sourceRows":0,"bytes":0,"milliseconds":0,"columns":[]}],"foreignKeys":[{"foreignKey":"public.users.boss","pulled":1,"detached":2,"confined":3,"dangling":4}],"warnings":[]}
                """);
    }

    @Test
    void drawsAPageThatNeedsNothingElse() {
        String page = report(true).html();

        assertThat(page)
                .contains("Anonymized by the recipe r1. Pseudonymised.", "1,500 rows of 2 tables in 2.00 s")
                .contains("<i class=\"drawn\" style=\"width:10.00%\" title=\"drawn 1,000\">")
                .contains("<i class=\"required\" style=\"width:5.00%\" title=\"required 500\">")
                .contains(
                        "public.users.email</th><td>replaced</td><td>email, domain people, one to one but for odds of 2.5e-10</td><td>rule users.email")
                .contains("public.&lt;b&gt;&#123;tables}&quot;")
                .doesNotContain("<script", "http", "src=", "{summary}", "{keys}");
    }

    @Test
    void saysFirstThatNothingWasAnonymized() {
        assertThat(report(false).html()).contains("<strong>Not anonymized: ");
    }

    @Test
    void tellsWhoeverAnswersForTheDataWhatWasDone() {
        PrivacyReport privacy = report(true).privacy();

        assertThat(privacy.json()).isEqualTo("""
                {"anonymized":true,"statement":"Pseudonymised.","definitions":"travelled; a search found nothing in them that looks like personal data or a credential","source":"PostgreSQL 17.1, database prod","snapshot":"3-1","target":"file x","rewriterFingerprint":"r1","columns":{"kept":1,"replaced":1},"tables":[{"table":"public.users","rows":1500,"columns":[{"column":"email","treatment":"replaced","by":"email","domain":"people","injective":true,"collisionOdds":2.5E-10,"why":"rule users.email","rewritten":1499,"erased":1},
                {"column":"id","treatment":"kept","injective":false,"why":"integer holds no free data","rewritten":0,"erased":0}]},
                {"table":"public.<b>{tables}\\"\\u000a&","rows":0,"columns":[]}]}
                """);
        assertThat(privacy.html())
                .contains("<strong>Pseudonymised.</strong>", "Columns: 1 kept, 1 replaced.")
                .contains("views) travelled; a search found nothing in them that looks like")
                .contains(
                        "public.users.email</th><td>replaced</td><td>email, domain people, one to one but for odds of 2.5e-10</td>")
                .doesNotContain("<script", "http", "src=", "{summary}", "{columns}");
        assertThat(report(false).privacy().html()).contains("Not anonymized: nobody said so.");
    }
}
