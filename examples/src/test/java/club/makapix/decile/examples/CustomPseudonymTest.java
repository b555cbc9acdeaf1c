package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CustomPseudonymTest {
    @Test
    void givesEveryRoomAnotherNameTheSameOnItsDoor() {
        DemoServer server = TestServer.server();
        String production = TestServer.create();
        String development = TestServer.create();
        CustomPseudonym.prepare(server, production, development);

        CustomPseudonym.copy(server.dataSource(production), server.dataSource(development));

        assertThat(server.column(development, "select name from rooms order by id"))
                .hasSize(2)
                .allSatisfy(name -> assertThat(name).matches("[a-z]+ \\d{1,3}"));
        assertThat(server.column(development, "select door_sign = name from rooms order by id"))
                .containsExactly("t", "null");
    }
}
