package dev.sessioninspector.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopDomainTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.myshopify.com",
                "  example.myshopify.com\n",
                "example",
                "example.myshopify.com/",
                "example.myshopify.com.",
                "example.myshopify.com:443/admin",
                "https://example.myshopify.com",
                "HTTPS://example.myshopify.com//",
                "https://example.myshopify.com/admin/apps?x=y#z",
                "example.myshopify.com?x=/store/other",
                "admin.shopify.com/store/example",
                "admin.shopify.com/store/example/",
                "https://admin.shopify.com/store/example/apps/some-app?host=x",
                "https://Admin.Shopify.com/store/example#top",
                "offline_example.myshopify.com",
                "example.myshopify.com_8842001003"
            })
    void whatNamesAShop(String typed) {
        assertThat(ShopDomain.parse(typed)).map(ShopDomain::name).contains("example.myshopify.com");
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example.org, shop.example.org",
        "example.myshopify.io, example.myshopify.io",
        "https://example.shop.dev/, example.shop.dev",
        "Example.MyShopify.com, Example.MyShopify.com",
        "EXAMPLE, EXAMPLE.myshopify.com",
        "7-eleven, 7-eleven.myshopify.com"
    })
    void keepsTheDomainAndItsCase(String typed, String name) {
        assertThat(ShopDomain.parse(typed)).map(ShopDomain::name).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "/",
                "https://",
                "two words",
                "-example",
                "example-.myshopify.com",
                "example..com",
                ".myshopify.com",
                "ünï.myshopify.com",
                "ada@example.com",
                "example.myshopify.com'; --",
                "admin.shopify.com",
                "https://admin.shopify.com/store/",
                "\u0000"
            })
    void whatNamesNone(String typed) {
        assertThat(ShopDomain.parse(typed)).isEmpty();
    }

    @Test
    void isSearchedForAsTypedAndInLowerCase() {
        assertThat(new ShopDomain("example.myshopify.com").forms()).containsExactly("example.myshopify.com");
        assertThat(new ShopDomain("EXAMPLE.myshopify.com").forms())
                .containsExactly("EXAMPLE.myshopify.com", "example.myshopify.com");
    }

    @ParameterizedTest
    @CsvSource({
        "offline_example.myshopify.com, example.myshopify.com",
        "offline_Example.myshopify.com, Example.myshopify.com",
        "example.myshopify.com_7, example.myshopify.com",
        "under_score.myshopify.com_7, under_score.myshopify.com"
    })
    void isNamedByAnId(String id, String shop) {
        assertThat(ShopDomain.namedBy(id)).contains(shop);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3f1c2f0e-9f0e-4f0b-8b57-2f6f1f9b1a01", "example.myshopify.com", "job_7", "offline_", "", "_"})
    void isNotNamedByEveryId(String id) {
        assertThat(ShopDomain.namedBy(id)).isEmpty();
    }

    @Test
    void idsNameIt() {
        assertThat(ShopDomain.namedBy(ShopDomain.offlineId("a.b"))).contains("a.b");
        assertThat(ShopDomain.namedBy(ShopDomain.onlineId("a.b", "7"))).contains("a.b");
    }
}
