package dev.sessioninspector.storage.dynamodb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessioninspector.storage.SessionStorage;
import dev.sessioninspector.storage.SessionStorageContract;
import dev.sessioninspector.storage.TableCreator;
import dev.sessioninspector.support.LocalTable;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The storage of the program, on Amazon's image of DynamoDB Local; skipped where there is no Docker. */
class ContainerSessionStorageTest extends SessionStorageContract {
    private static final String IMAGE =
            Optional.ofNullable(System.getenv("DYNAMODB_LOCAL_IMAGE")).orElse("amazon/dynamodb-local:3.3.1");
    private static final int PORT = 8000;

    private static GenericContainer<?> container;

    private LocalTable table;
    private LocalTable onDemand;

    @BeforeAll
    static void start() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                () -> "No Docker here: the storage contract was not run against the image " + IMAGE + ".");
        container = new GenericContainer<>(IMAGE);
        // Without a request DynamoDB Local answers 400; a check inside the container would need a shell there.
        container.withExposedPorts(PORT).waitingFor(Wait.forHttp("/").forStatusCode(400));
        container.start();
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @BeforeEach
    void create() {
        var endpoint = URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
        table = LocalTable.createAt(endpoint, TableCreator.Capacity.ONE_UNIT);
        onDemand = LocalTable.createAt(endpoint, TableCreator.Capacity.ON_DEMAND);
    }

    @AfterEach
    void close() {
        table.close();
        onDemand.close();
    }

    @Override
    protected SessionStorage storage() {
        return table.storage();
    }

    @Override
    protected SessionStorage onDemand() {
        return onDemand.storage();
    }
}
