package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposuresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EMAIL | jane@corp.com",
                "EMAIL | ask Jane.O'Neil+x@mail.corp.co.uk, please",
                "EMAIL | jane@pc7.corp.local",
                "EMAIL | jane (at) corp (dot) com",
                "EMAIL | https://corp.com/?to=jane%40corp.com",
                "EMAIL | jane@[8.31.2.7]",
                "EMAIL | in Base64 amFuZUBjb3JwLmNvbSBpcyBoZXJz",
                "EMAIL | jane@example.com.corp.com",
                "EMAIL | jane@myexample.com",
                "ADDRESS | from 84.23.10.7 on",
                "ADDRESS | 172.32.0.1",
                "ADDRESS | 2a00:1450:4001:81b::200e",
                "DEVICE | 08:00:2b:4c:11:02",
                "PHONE | call +49 30 901820",
                "PHONE | 0049 30 901820",
                "CARD | 4556 7375 8689 9855",
                "CARD | no. 378734493671000.",
                "ACCOUNT | DE02 1203 0000 0000 2020 51",
                "ACCOUNT | GB33BUKB20201555555555",
                "PASSWORD_HASH | $2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW",
                "PASSWORD_HASH | pbkdf2_sha256$260000$Zk3VdYc1mQ0u$5Ik3cW0rT0lqI2Rn5o3bX5",
                "PASSWORD_HASH | SCRAM-SHA-256$4096:Zk3VdYc1mQ0uZk3VdYc1mQ==$x:y",
                "PASSWORD_HASH | md55d41402abc4b2a76b9719d911017c592",
                "TOKEN | Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
                "KEY | -----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA04up8hoqzS1+APIB0RhjXyObwHQnOzhAk5Bd7mhkSbPkyhP1",
                "ACCESS_KEY | token ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "ACCESS_KEY | AKIAIOSFODNN7EXAMPLE",
                "ACCESS_KEY | ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTY9k",
                "PASSWORD | password=s3cr3t host=10.0.0.1",
                "ACCESS_KEY | sk_live_4eC39HqLyjWDarjtT1zdp7dc",
                "PASSWORD | postgres://jane:s3cr3t@10.0.0.1/db",
                "PASSWORD | host=10.0.0.1 dbname=shop user=jane password=s3cr3t",
                "PASSWORD | jdbc:postgresql://10.0.0.1/shop?user=jane&password=s3cr3t",
                "PASSWORD | password=s3cr3t"
            })
    void findsWhatLooksReal(Exposure exposure, String text) {
        assertThat(Exposures.in(text.replace("\\n", "\n"))).containsExactly(exposure);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@example.com, jane@mail.example.org, jane@shop.test, x@y.example, x@z.invalid, root@localhost",
                "^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$",
                "^.+@.+\\..+$",
                "%@corp.com",
                "@corp.com",
                "a @> b and c <@ d and e @@ f and g @? h and s.a@>s.b and tags <@array['x']",
                "select @ -5, abs(@x)",
                "logo@2x.png",
                "root@db",
                "10.1.2.3 172.31.0.1 192.168.4.4 127.0.0.1 0.0.0.0 255.255.255.0 192.0.2.7 198.51.100.7 203.0.113.7 224.0.0.251 100.64.3.2",
                "::1 fe80::1 fd12:3456::1 2001:db8::7 ff02::fb x::dec ''::bea 12:30:45",
                "version 12.10.4.1, v3.14.15.92, release=10.20.30.40, 1.2.3.4",
                "1.3.6.1.4.1.311.21.20",
                "00:00:00:00:00:00 ff:ff:ff:ff:ff:ff aa:bb:cc:dd:ee:ff",
                "+1 202 555 0142, +44 7700 900123, +12, 555-123-4567, 030 901820",
                "2024-01-01 00:00:00+00, 20240101000000, 2147483647, 9223372036854775807, 4611686018427387904",
                "4556737586899856, 0000000000000000",
                "DE03 1203 0000 0000 2020 51",
                "password ~ '^\\$2[aby]\\$'",
                "pbkdf2_sha256_iterations_of_password",
                "-----BEGIN PUBLIC KEY-----",
                "npm_package_dependencies_name hf_dataset_config_names sk-learn-model-parameters",
                "where password = p_password and u.password=new.password",
                "https://user:password@host/path, postgres://%s:%s@%s/%s, ^https?://[^@]+@",
                "host=' || h || ' user=' || u || ' password=' || p",
                "{\"@type\": \"Note\", \"@context\": \"https://www.w3.org/ns/activitystreams\"}",
                "d41d8cd98f00b204e9800998ecf8427e 00000000-0000-0000-0000-000000000000"
            })
    void letsExamplesAndTheTextOfProgramsPass(String text) {
        assertThat(Exposures.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.",
                "a@",
                "1 ",
                "4",
                "A1 ",
                "://",
                "$2a$",
                "host=a ",
                "password=",
                "eyJ",
                "ssh-",
                "-----BEGIN ",
                "00:",
                "+49 "
            })
    void readsTextsOfAnyLength(String piece) {
        String text = piece.repeat(10_000) + " ://" + piece.repeat(10_000) + ":x@y jane@corp.com";

        assertThat(Exposures.in(text)).contains(Exposure.EMAIL);
    }

    @Test
    void namesEachThingThatATextGivesAway() {
        assertThat(Exposures.in("-- jane@corp.com, +49 30 901820, 84.23.10.7"))
                .containsExactly(Exposure.EMAIL, Exposure.ADDRESS, Exposure.PHONE);
    }
}
