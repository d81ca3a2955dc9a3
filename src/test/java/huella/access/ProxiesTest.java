package huella.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request comes from, as far as it can be believed. */
class ProxiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|203.0.113.9|-|203.0.113.9",
                "-|203.0.113.9|198.51.100.1|203.0.113.9",
                "10.0.0.0/8|203.0.113.9|198.51.100.1|203.0.113.9",
                "10.0.0.0/8|10.1.2.3|198.51.100.1|198.51.100.1",
                "10.0.0.0/8|10.1.2.3|6.6.6.6, 198.51.100.1|198.51.100.1",
                "10.0.0.0/8|10.1.2.3|6.6.6.6, 198.51.100.1, 10.9.9.9|198.51.100.1",
                "10.0.0.0/8|10.1.2.3|6.6.6.6; 10.9.9.9|6.6.6.6",
                "10.0.0.0/8|10.1.2.3|localhost|10.1.2.3",
                "10.0.0.0/8|10.1.2.3|no.such.host.invalid|10.1.2.3",
                "10.0.0.0/8|10.1.2.3|-|10.1.2.3",
                "127.0.0.1, ::1|0:0:0:0:0:0:0:1|2001:db8:1:2:3:4:5:6|2001:db8:1:2:0:0:0:0",
                "127.0.0.1, ::1|[::1]|2001:db8:1:2:9:9:9:9|2001:db8:1:2:0:0:0:0",
                "10.0.0.0/9|10.128.0.1|198.51.100.1|10.128.0.1",
            })
    void only_what_a_proxy_of_ours_says_is_believed(String ours, String connected, String forwarded, String peer) {
        List<String> values = forwarded == null
                ? List.of()
                : Arrays.stream(forwarded.split(";")).toList();
        assertEquals(peer, Proxies.parse(ours == null ? "" : ours).peer(connected, values));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/x", "300.1.1.1", "::1/129", "/8"})
    void what_is_no_network_is_named(String text) {
        Rejected rejected = assertThrows(Rejected.class, () -> Proxies.parse("10.0.0.1," + text));
        assertTrue(rejected.getMessage().contains("«" + text + "»"), rejected::getMessage);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin,-,true",
                "same-origin,https://evil.example,true",
                "same-site,https://mapa.example.cl,false",
                "cross-site,https://mapa.example.cl,false",
                "none,-,false",
                "-,https://mapa.example.cl,true",
                "-,http://mapa.example.cl,false",
                "-,https://mapa.example.cl.evil.example,false",
                "-,null,false",
                "-,-,true"
            })
    void a_change_comes_from_our_page_only_when_the_browser_says_so(String site, String origin, boolean holds) {
        assertEquals(
                holds,
                SameSite.holds(Optional.ofNullable(site), Optional.ofNullable(origin), "https://mapa.example.cl"));
    }

    @Test
    void the_cookie_is_bound_to_https_and_to_this_host_when_there_is_https() {
        Secret secret = Secret.random();
        SessionCookie secure = SessionCookie.of(Optional.of("https://mapa.example.cl"));
        assertEquals(
                "__Host-huella_session=" + secret.text() + "; Path=/; HttpOnly; SameSite=Lax; Secure",
                secure.given(secret));
        assertEquals(
                "huella_session=" + secret.text() + "; Path=/; HttpOnly; SameSite=Lax",
                SessionCookie.of(Optional.empty()).given(secret));
        assertEquals(Optional.empty(), secure.find("huella_session=" + secret.text()));
        assertEquals(Optional.of(secret), secure.find("a=b; __Host-huella_session=" + secret.text() + "; c=d"));
        assertEquals(Optional.empty(), secure.find("xx__Host-huella_session=" + secret.text()));
    }

    @Test
    void two_cookies_of_the_name_are_none() {
        SessionCookie cookie = SessionCookie.of(Optional.empty());
        String one = "huella_session=" + Secret.random().text();
        assertEquals(
                Optional.empty(),
                cookie.find(one + "; huella_session=" + Secret.random().text()));
        assertTrue(cookie.find(one).isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0|Firefox, Windows",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36|Chrome, Linux",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0|Edge, Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1|Safari, iPhone",
                "Mozilla/5.0 QGIS/34400/Debian GNU/Linux 12|QGIS, Linux",
                "curl/8.1|Otro programa",
            })
    void a_browser_is_called_what_people_call_it(String userAgent, String name) {
        assertEquals(name, BrowserName.of(userAgent));
    }
}
