package club.makapix.decile.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class ForeignKeyGraphTest {
    private static final String BLOG = """
            create table users (id int primary key, invited_by int references users);
            create table posts (id int primary key, author int references users, editor int references users);
            create table comments (id int primary key, post int references posts, last_reply int);
            create table replies (id int primary key, comment int references comments);
            alter table comments add foreign key (last_reply) references replies;
            create table "Licences" (id int);
            """;

    @Test
    void ordersComponentsParentsFirst(TestDatabase database) {
        database.execute(BLOG);

        assertThat(database.readSchema().graph().components())
                .extracting(component -> component.stream().map(TableName::name).toList())
                .containsExactly(
                        List.of("Licences"), List.of("users"), List.of("posts"), List.of("comments", "replies"));
    }

    @Test
    void hasAnEdgeForEveryKey(TestDatabase database) {
        database.execute(BLOG);

        ForeignKeyGraph graph = database.readSchema().graph();

        assertThat(graph.asGraph().getAllEdges(name("posts"), name("users"))).hasSize(2);
        assertThat(graph.asGraph().getAllEdges(name("users"), name("users"))).hasSize(1);
        assertThatThrownBy(() -> graph.asGraph().removeVertex(name("users")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void findsTheShortestChainUp(TestDatabase database) {
        database.execute(BLOG);
        ForeignKeyGraph graph = database.readSchema().graph();

        assertThat(graph.pathUp(name("replies"), name("users")))
                .map(ForeignKeyGraphTest::describe)
                .contains("public.replies.comment, public.comments.post, public.posts.author");
        assertThat(graph.pathUp(name("users"), name("posts"))).isEmpty();
        assertThat(graph.pathUp(name("users"), name("users"))).contains(List.of());
    }

    @Test
    void connectsTablesWhicheverWayTheKeysPoint(TestDatabase database) {
        database.execute(BLOG);
        ForeignKeyGraph graph = database.readSchema().graph();

        assertThat(graph.connection(name("users"), name("comments")))
                .map(ForeignKeyGraphTest::describe)
                .contains("public.posts.author, public.comments.post");
        assertThat(graph.connection(name("users"), name("Licences"))).isEmpty();
    }

    @Test
    void drawsItselfForMermaid(TestDatabase database) {
        database.execute("""
                create schema app;
                create table app."a ""b" (id int primary key);
                create table c (a int references app."a ""b", self int unique references c (self));
                """);
        ForeignKeyGraph graph = database.readSchema().graph();

        assertThat(graph.mermaid()).isEqualTo("""
                flowchart LR
                    t1["app.a #34;b"]
                    t2["c"]
                    t2 -->|"a"| t1
                    t2 -->|"self"| t2
                """);
        assertThat(graph.mermaid(key -> key.isSelfReference() ? "" : "detach\n<never>"))
                .isEqualTo("""
                flowchart LR
                    t1["app.a #34;b"]
                    t2["c"]
                    t2 -->|"detach<br>#60;never#62;"| t1
                    t2 --> t2
                """);
    }

    @Test
    void drawsItselfForGraphviz(TestDatabase database) {
        database.execute("""
                create table "a\\b" (id int primary key);
                create table c (a int references "a\\b", b int, foreign key (b) references "a\\b");
                """);

        assertThat(database.readSchema().graph().dot(key -> key.columns().equals(List.of("a")) ? "say \"x\"" : ""))
                .isEqualTo("""
                        digraph schema {
                            rankdir=LR;
                            node [shape=box];
                            t1 [label="a\\\\b"];
                            t2 [label="c"];
                            t2 -> t1 [label="say \\"x\\""];
                            t2 -> t1;
                        }
                        """);
    }

    private static String describe(List<ForeignKey> path) {
        return path.stream().map(ForeignKey::toString).collect(Collectors.joining(", "));
    }

    private static TableName name(String table) {
        return new TableName("public", table);
    }
}
