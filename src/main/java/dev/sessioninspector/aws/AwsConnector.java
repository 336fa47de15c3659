package dev.sessioninspector.aws;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.ConnectionException;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Connector;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Person;
import dev.sessioninspector.storage.dynamodb.DynamoDbSessionReader;
import dev.sessioninspector.storage.dynamodb.DynamoDbSessionRemover;
import dev.sessioninspector.storage.dynamodb.DynamoDbSessionStorage;
import dev.sessioninspector.storage.dynamodb.DynamoDbTableCheck;
import dev.sessioninspector.storage.dynamodb.DynamoDbTableCreator;
import dev.sessioninspector.storage.dynamodb.DynamoDbWriteProbe;
import dev.sessioninspector.storage.dynamodb.SessionTable;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Opens connections to DynamoDB as an AWS profile, or the SDK's default chain. */
public final class AwsConnector implements Connector {
    /** Looking at the times of a few files costs next to nothing. */
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Person person;
    private final Duration glance;
    private final RoleSessions sessions = new RoleSessions(Clock.systemUTC());

    /** Connections that fail where they would need a person. */
    public AwsConnector() {
        this(Person.NOBODY);
    }

    /** Connections whose calls ask this person for what they cannot go on without. */
    public AwsConnector(Person person) {
        this(person, GLANCE);
    }

    /** The same, looking that often whether what the person is asked for has turned up elsewhere. */
    AwsConnector(Person person, Duration glance) {
        this.person = person;
        this.glance = glance;
    }

    @Override
    public Connection open(ConnectionSpec spec) {
        var files = AwsConfiguration.load();
        spec.profile().filter(name -> files.profile(name).isEmpty()).ifPresent(unknown -> {
            throw new ConnectionException.NoSuchProfile();
        });
        var region = region(spec, files);
        var clients = new Clients(region, spec.profile(), files);
        var credentials = new Credentials(new Sources(clients, sessions), choice(spec));
        var caller = new CallerIdentity(clients, credentials, spec.endpoint().isPresent());
        var gate = new RenewingGate(credentials, caller, new Question(person, spec.profile(), credentials, glance));
        var dynamoDb = client(clients, spec, credentials);
        var table = new SessionTable(dynamoDb, spec.table(), spec.index(), gate);
        return new Connection(
                spec,
                region.id(),
                new DynamoDbSessionReader(table),
                allowed(spec, Capability.DELETE, () -> new DynamoDbSessionRemover(table)),
                allowed(spec, Capability.CREATE, () -> new DynamoDbSessionStorage(table)),
                allowed(spec, Capability.CREATE, () -> new DynamoDbTableCreator(table)),
                new DynamoDbTableCheck(table),
                allowed(spec, Capability.DELETE, () -> new DynamoDbWriteProbe(table)),
                table::cost,
                gate::identity,
                () -> {
                    gate.close();
                    dynamoDb.close();
                    credentials.close();
                });
    }

    private static Function<Sources, Source> choice(ConnectionSpec spec) {
        return spec.profile()
                .<Function<Sources, Source>>map(name -> sources -> sources.of(name))
                .orElse(
                        spec.endpoint().filter(AwsConnector::isLocal).isPresent()
                                ? Sources::forLocal
                                : Sources::byDefault);
    }

    /** The SDK refuses settings that it does not understand, such as a retry mode, when it makes a client. */
    private static DynamoDbClient client(Clients clients, ConnectionSpec spec, Credentials credentials) {
        try {
            return clients.dynamoDb(spec.endpoint(), credentials);
        } catch (IllegalArgumentException | IllegalStateException | SdkClientException unusable) {
            throw new ConnectionException.BrokenConfiguration(AwsConfiguration.location(), 0, unusable);
        }
    }

    private static <T> Optional<T> allowed(ConnectionSpec spec, Capability needed, Supplier<? extends T> port) {
        return spec.capability().compareTo(needed) >= 0 ? Optional.of(port.get()) : Optional.empty();
    }

    private static boolean isLocal(java.net.URI endpoint) {
        return Environment.guess(Objects.requireNonNullElse(endpoint.getHost(), "")) == Environment.LOCAL;
    }

    /** The one that was chosen, the profile's, the environment's, or, for a local DynamoDB, any. */
    private static Region region(ConnectionSpec spec, ProfileFile files) {
        return spec.region()
                .map(Region::of)
                .or(() -> configured(spec, files))
                .or(() -> spec.endpoint().map(any -> Region.US_EAST_1))
                .orElseThrow(ConnectionException.NoRegion::new);
    }

    private static Optional<Region> configured(ConnectionSpec spec, ProfileFile files) {
        var ofProfile = spec.profile()
                .flatMap(files::profile)
                .flatMap(found -> found.property("region"))
                .map(Region::of);
        if (ofProfile.isPresent()) {
            return ofProfile;
        }
        try {
            return Optional.of(new AwsRegionProviderChain(providers(spec, files)).getRegion());
        } catch (SdkClientException none) {
            return Optional.empty();
        }
    }

    /** As the SDK's own chain has them, but for an endpoint: an instance's metadata takes seconds to be missing. */
    private static AwsRegionProvider[] providers(ConnectionSpec spec, ProfileFile files) {
        var profile = spec.profile().orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
        var configured = new AwsRegionProvider[] {
            new SystemSettingsRegionProvider(), new AwsProfileRegionProvider(() -> files, profile)
        };
        if (spec.endpoint().isPresent()) {
            return configured;
        }
        return new AwsRegionProvider[] {configured[0], configured[1], new InstanceProfileRegionProvider()};
    }
}
