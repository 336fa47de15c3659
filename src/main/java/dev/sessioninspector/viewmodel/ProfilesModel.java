package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Profile;
import dev.sessioninspector.connection.Profiles;
import dev.sessioninspector.task.TaskRunner;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The profiles and regions to choose from; follows the AWS files while they change. */
public final class ProfilesModel {
    private final TaskRunner tasks;
    private final Profiles files;
    private final ConnectionForm form;
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ObservableList<String> regions = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private Object version;
    private boolean looking;
    private boolean proposed;

    ProfilesModel(TaskRunner tasks, Profiles files, ConnectionForm form) {
        this.tasks = tasks;
        this.files = files;
        this.form = form;
        form.profileProperty().subscribe(chosen -> orderRegions());
    }

    /** The profiles in the AWS files. */
    public ObservableList<Profile> profiles() {
        return profiles;
    }

    /** The regions to choose from, the chosen profile's own first; any other may be typed. */
    public ObservableList<String> regions() {
        return regions;
    }

    /** Why the files cannot be read; null while they can. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The region that the chosen profile names, if it does. */
    public Optional<String> ownRegion() {
        return profile(form.profileProperty().get()).flatMap(Profile::region);
    }

    /** How a profile gets its credentials and, where that is known, what for; empty for one that is not there. */
    public String describe(String name) {
        return profile(name).map(ProfilesModel::describe).orElse("");
    }

    private static String describe(Profile profile) {
        var kind = Messages.of("profile.kind", profile.kind());
        var sso = profile.sso().stream()
                .flatMap(it -> Stream.of(it.account(), it.role()))
                .filter(Predicate.not(String::isEmpty))
                .toList();
        return sso.isEmpty() ? kind : Messages.text("profile.kind.sso", kind, String.join(" / ", sso));
    }

    /** The profile that is signed in for this one to have credentials, if one is. */
    Optional<String> signsInAs(String name) {
        return profile(name).flatMap(Profile::signsInAs);
    }

    private Optional<Profile> profile(String name) {
        return profiles.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Reads the files if they have changed since they were last read; one look at a time. */
    void refresh() {
        if (!looking) {
            looking = true;
            var known = version;
            tasks.run(() -> look(known), this::take, this::fail);
        }
    }

    /** The profiles as they are now; nothing where the files are still those that are known. */
    private record Look(Object version, Optional<List<Profile>> profiles, RuntimeException failure) {}

    private Look look(Object known) {
        var current = files.version();
        if (current.equals(known)) {
            return new Look(current, Optional.empty(), null);
        }
        try {
            return new Look(current, Optional.of(files.read()), null);
        } catch (RuntimeException unreadable) {
            return new Look(current, Optional.empty(), unreadable);
        }
    }

    private void take(Look look) {
        looking = false;
        if (look.version().equals(version)) {
            return;
        }
        version = look.version();
        problem.set(look.failure() == null ? null : Problems.of(look.failure(), form.specWithoutEndpoint()));
        look.profiles().ifPresent(read -> {
            profiles.setAll(read);
            if (!proposed) {
                proposed = true;
                proposeOnlyOne();
            }
        });
        orderRegions();
    }

    private void fail(Throwable failure) {
        looking = false;
        problem.set(Problems.of(failure, form.specWithoutEndpoint()));
    }

    /** Who has one profile alone means that one, unless they have said where to connect to already. */
    void proposeOnlyOne() {
        if (profiles.size() == 1 && form.isNew()) {
            form.profileProperty().set(profiles.getFirst().name());
        }
    }

    private void orderRegions() {
        var own = ownRegion();
        var all =
                Stream.concat(own.stream(), files.regions().stream()).distinct().toList();
        if (!regions.equals(all)) {
            regions.setAll(all);
        }
    }
}
