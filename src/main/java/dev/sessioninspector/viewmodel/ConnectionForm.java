package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Capability;
import dev.sessioninspector.connection.Colour;
import dev.sessioninspector.connection.ConnectionSpec;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Field;
import dev.sessioninspector.settings.SavedConnection;
import java.net.URI;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The form that describes a connection: where the table is, as whom, in which environment, and under which name. */
public final class ConnectionForm {
    private static final ConnectionSpec BEGINNING = new ConnectionSpec(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ConnectionSpec.DEFAULT_TABLE,
            ConnectionSpec.DEFAULT_INDEX,
            Environment.PRODUCTION,
            Environment.PRODUCTION.defaultCapability());

    private final StringProperty profile = new SimpleStringProperty("");
    private final StringProperty region = new SimpleStringProperty("");
    private final StringProperty endpoint = new SimpleStringProperty("");
    private final StringProperty table = new SimpleStringProperty(ConnectionSpec.DEFAULT_TABLE);
    private final StringProperty index = new SimpleStringProperty(ConnectionSpec.DEFAULT_INDEX);
    private final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Environment.PRODUCTION);
    private final ObjectProperty<Capability> capability = new SimpleObjectProperty<>(Capability.LOOK);
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Colour>> colour = new SimpleObjectProperty<>(Optional.empty());
    private Environment proposedEnvironment = Environment.PRODUCTION;
    private Capability proposedCapability = Capability.LOOK;

    ConnectionForm() {
        endpoint.subscribe(address -> proposeEnvironment());
        environment.subscribe(chosen -> proposeCapability());
    }

    /** The profile's name; empty for the SDK's default chain. */
    public StringProperty profileProperty() {
        return profile;
    }

    /** The region; empty for the profile's own. */
    public StringProperty regionProperty() {
        return region;
    }

    /** Where DynamoDB answers; empty for AWS itself. */
    public StringProperty endpointProperty() {
        return endpoint;
    }

    /** The table's name. */
    public StringProperty tableProperty() {
        return table;
    }

    /** The index's name. */
    public StringProperty indexProperty() {
        return index;
    }

    /** What the table is for; follows the endpoint until a person chooses. */
    public ObjectProperty<Environment> environmentProperty() {
        return environment;
    }

    /** What may be done; follows the environment until a person chooses. */
    public ObjectProperty<Capability> capabilityProperty() {
        return capability;
    }

    /** What the connection is to be called when it is saved. */
    public StringProperty nameProperty() {
        return name;
    }

    /** The mark beside the name, if any. */
    public ObjectProperty<Optional<Colour>> colourProperty() {
        return colour;
    }

    /** Shows what the program was started with. */
    void take(StartArguments arguments) {
        arguments.profile().ifPresent(profile::set);
        arguments.region().ifPresent(region::set);
        arguments.endpoint().ifPresent(endpoint::set);
        arguments.table().ifPresent(table::set);
        arguments.index().ifPresent(index::set);
        arguments.environment().ifPresent(environment::set);
        arguments.capability().ifPresent(capability::set);
    }

    /** Shows what it takes to reach a table. */
    void fill(String called, ConnectionSpec spec, Optional<Colour> mark) {
        name.set(called);
        colour.set(mark);
        profile.set(spec.profile().orElse(""));
        region.set(spec.region().orElse(""));
        endpoint.set(spec.endpoint().map(URI::toString).orElse(""));
        table.set(spec.table());
        index.set(spec.index());
        environment.set(spec.environment());
        capability.set(spec.capability());
    }

    /** Shows what a new connection begins with. */
    void clear() {
        fill("", BEGINNING, Optional.empty());
        proposedEnvironment = Environment.PRODUCTION;
        proposedCapability = Capability.LOOK;
    }

    /** Whether nothing was filled in yet. */
    boolean isNew() {
        return wrong() == null && spec().equals(BEGINNING);
    }

    /** What is wrong with it, but for the name; null while nothing is. */
    Problem wrong() {
        return wrong(Field.PROFILE, profile, false)
                .or(() -> wrong(Field.REGION, region, false))
                .or(() -> wrong(Field.ENDPOINT, endpoint, false))
                .or(() -> wrong(Field.TABLE, table, true))
                .or(() -> wrong(Field.INDEX, index, true))
                .orElse(null);
    }

    /** What is wrong with the name; null while nothing is. */
    Problem wrongName() {
        return wrong(Field.NAME, name, true).orElse(null);
    }

    private static Optional<Problem> wrong(Field field, StringProperty property, boolean needed) {
        return text(property).map(field::accepts).orElse(!needed)
                ? Optional.empty()
                : Optional.of(new Problem(Messages.of("start.wrong", field), ""));
    }

    /** What it describes; to be asked for where nothing is wrong with it. */
    ConnectionSpec spec() {
        return spec(text(endpoint).map(URI::create));
    }

    /** The same without an endpoint, which may be wrong. */
    ConnectionSpec specWithoutEndpoint() {
        return spec(Optional.empty());
    }

    /** What it describes, under its name; to be asked for where nothing is wrong with either. */
    SavedConnection named() {
        return new SavedConnection(text(name).orElseThrow(), spec(), colour.get());
    }

    private ConnectionSpec spec(Optional<URI> address) {
        return new ConnectionSpec(
                text(profile),
                text(region),
                address,
                table.get().strip(),
                index.get().strip(),
                environment.get(),
                capability.get());
    }

    private void proposeEnvironment() {
        var host = text(endpoint)
                .filter(Field.ENDPOINT::accepts)
                .map(it -> URI.create(it).getHost())
                .orElse("");
        if (environment.get() == proposedEnvironment) {
            proposedEnvironment = Environment.guess(host);
            environment.set(proposedEnvironment);
        }
    }

    private void proposeCapability() {
        if (capability.get() == proposedCapability) {
            proposedCapability = environment.get().defaultCapability();
            capability.set(proposedCapability);
        }
        capability.set(capability.get().atMost(environment.get().mostCapability()));
    }

    private static Optional<String> text(StringProperty property) {
        return Optional.ofNullable(property.get()).map(String::strip).filter(text -> !text.isEmpty());
    }
}
