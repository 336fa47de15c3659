package dev.sessioninspector.benchmark;

import dev.sessioninspector.support.LocalClient;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.task.Group;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Online sessions of one shop as the adapter writes them, some 420 bytes each, put into a table fast. */
final class ManySessions {
    /** The bound of DynamoDB's BatchWriteItem. */
    private static final int WRITES = 25;

    private ManySessions() {}

    /** Returns their ids. */
    static List<String> fill(LocalTable table, String shop, int count) {
        var ids = IntStream.range(0, count).mapToObj(user -> shop + "_" + user).toList();
        try (var client = LocalClient.to(table.spec().endpoint().orElseThrow());
                var group = new Group(4)) {
            for (var from = 0; from < count; from += WRITES) {
                var puts = ids.subList(from, Math.min(count, from + WRITES)).stream()
                        .map(id -> WriteRequest.builder()
                                .putRequest(PutRequest.builder()
                                        .item(item(id, shop))
                                        .build())
                                .build())
                        .toList();
                group.fork(() -> client.batchWriteItem(
                        request -> request.requestItems(Map.of(table.spec().table(), puts))));
            }
            group.join();
        }
        return ids;
    }

    private static Map<String, AttributeValue> item(String id, String shop) {
        var user = Map.of(
                "id", AttributeValue.fromN(id.substring(shop.length() + 1)),
                "first_name", AttributeValue.fromS("Ada"),
                "last_name", AttributeValue.fromS("Lovelace"),
                "email", AttributeValue.fromS("ada@example.com"),
                "email_verified", AttributeValue.fromBool(true),
                "account_owner", AttributeValue.fromBool(false),
                "locale", AttributeValue.fromS("en"),
                "collaborator", AttributeValue.fromBool(false));
        return Map.of(
                "id", AttributeValue.fromS(id),
                "shop", AttributeValue.fromS(shop),
                "state", AttributeValue.fromS(""),
                "isOnline", AttributeValue.fromBool(true),
                "scope", AttributeValue.fromS("read_products,write_products,read_orders"),
                "accessToken", AttributeValue.fromS("shpua_FAKE_" + id),
                "expires", AttributeValue.fromS("2099-01-01T00:00:00.000Z"),
                "onlineAccessInfo",
                        AttributeValue.fromM(Map.of(
                                "expires_in", AttributeValue.fromN("86399"),
                                "associated_user_scope", AttributeValue.fromS("read_products"),
                                "associated_user", AttributeValue.fromM(user))));
    }
}
