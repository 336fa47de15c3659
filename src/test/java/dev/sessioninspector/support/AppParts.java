package dev.sessioninspector.support;

import dev.sessioninspector.connection.Connector;
import dev.sessioninspector.connection.Profile;
import dev.sessioninspector.connection.Profiles;
import dev.sessioninspector.revocation.Receipts;
import dev.sessioninspector.sandbox.Sandbox;
import dev.sessioninspector.settings.Settings;
import dev.sessioninspector.task.TaskRunner;
import dev.sessioninspector.viewmodel.AppModel;
import dev.sessioninspector.viewmodel.SignInModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What a program under test is put together from. */
public final class AppParts {
    private AppParts() {}

    /** Parts that keep their files in a folder, with a clipboard of their own and no sandbox. */
    public static AppModel.Parts of(
            TaskRunner tasks, Clock clock, Path home, Connector connector, Profiles profiles, SignInModel signIn) {
        return of(tasks, clock, home, connector, profiles, Optional.empty(), signIn);
    }

    /** The same with a sandbox. */
    public static AppModel.Parts of(
            TaskRunner tasks,
            Clock clock,
            Path home,
            Connector connector,
            Profiles profiles,
            Optional<Callable<Sandbox>> sandboxes,
            SignInModel signIn) {
        return new AppModel.Parts(
                tasks,
                tasks,
                clock,
                new Settings(home),
                new Receipts(home.resolve("receipts"), clock),
                "1.2.3",
                connector,
                profiles,
                sandboxes,
                new FakeClipboard(),
                signIn);
    }

    /** AWS files that never change. */
    public static Profiles profiles(Profile... profiles) {
        return new Profiles() {
            @Override
            public List<Profile> read() {
                return List.of(profiles);
            }

            @Override
            public Object version() {
                return "";
            }

            @Override
            public List<String> regions() {
                return List.of();
            }
        };
    }
}
