package dev.sessioninspector.viewmodel;

import dev.sessioninspector.connection.Colour;
import dev.sessioninspector.connection.Connection;
import dev.sessioninspector.connection.Environment;
import dev.sessioninspector.connection.Identity;
import dev.sessioninspector.revocation.Revoker;
import dev.sessioninspector.session.Session;
import dev.sessioninspector.settings.SavedConnection;
import dev.sessioninspector.storage.Cost;
import dev.sessioninspector.storage.TableCheck.Aspect;
import dev.sessioninspector.task.TaskRunner;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** An open connection: what is always visible of it, and the parts of its window. */
public final class ConnectedModel {
    private final Connection connection;
    private final TaskRunner tasks;
    private final Optional<SavedConnection> saved;
    private final RecentShops shops;
    private final Clock clock;
    private Optional<Identity> identity = Optional.empty();
    private final SignInModel signIn;
    private final ReadOnlyStringWrapper account = new ReadOnlyStringWrapper(Messages.text("account.asking"));
    private final ReadOnlyStringWrapper cost = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ChecksModel checks;
    private final SessionsModel sessions;
    private final DetailModel detail;
    private final UnlockModel unlock;
    private final RevocationModel revocation;
    private final ReceiptsModel receipts;
    private final InterruptedModel interrupted;
    private final NewSessionModel newSession;

    ConnectedModel(StartModel.Opened opened, RecentShops shops, AppModel.Parts parts, SecretClipboard clipboard) {
        this.connection = opened.connection();
        this.tasks = parts.tasks();
        this.saved = opened.saved();
        this.shops = shops;
        this.clock = parts.clock();
        this.signIn = parts.signIn();
        checks = new ChecksModel(connection, tasks, clipboard::copyPlain);
        sessions = new SessionsModel(connection, tasks, clock, signIn.waitingProperty(), opened.shops());
        detail = new DetailModel(connection, tasks, clock, clipboard);
        unlock = new UnlockModel(connection, () -> identity, name(), parts.connector(), tasks, clock);
        receipts = new ReceiptsModel(parts.receipts(), tasks, clipboard::copyPlain);
        revocation = new RevocationModel(
                unlock.connectionProperty(),
                open -> new Revoker(open, parts.receipts(), parts.version(), clock),
                receipts,
                surroundings(),
                tasks,
                clock);
        interrupted = new InterruptedModel(receipts, Optional.of(revocation), tasks);
        newSession = new NewSessionModel(connection, tasks, clock, this::created);
        unlock.connectionProperty().subscribe(newSession::deletesThrough);
        shops.follow(sessions);
        sessions.selectedIdProperty().subscribe(this::showSelected);
        checks.checklistProperty().subscribe(() -> {
            revocation.denied(checks.denied(Aspect.DELETE_ITEM));
            newSession.denied(checks.denied(Aspect.PUT_ITEM));
        });
        receipts.refresh();
        askWho();
    }

    private void askWho() {
        tasks.run(() -> connection.identity().get(), this::identify, failure -> identify(Optional.empty()));
    }

    /** What the connection is called; empty where it is not saved. */
    public String name() {
        return saved.map(SavedConnection::name).orElse("");
    }

    /** The mark beside the name, if any. */
    public Optional<Colour> colour() {
        return saved.flatMap(SavedConnection::colour);
    }

    /** What the table is for. */
    public Environment environment() {
        return connection.spec().environment();
    }

    /** The profile's name, or what stands for the default chain. */
    public String profile() {
        return connection.spec().profile().orElse(Messages.text("profile.default"));
    }

    /** The account and the role, as far as they are known. */
    public ReadOnlyStringProperty accountProperty() {
        return account.getReadOnlyProperty();
    }

    /** The region that is used. */
    public String region() {
        return connection.region();
    }

    /** The endpoint where it is not AWS's own; empty otherwise. */
    public String endpoint() {
        return connection.spec().endpoint().map(java.net.URI::toString).orElse("");
    }

    /** The table's name. */
    public String table() {
        return connection.spec().table();
    }

    /** The index's name. */
    public String index() {
        return connection.spec().index();
    }

    /** Whether sessions may be deleted through this connection. */
    public boolean mayDelete() {
        return connection.remover().isPresent();
    }

    /** What may be done, in words. */
    public String capability() {
        return Messages.of("capability", connection.spec().capability());
    }

    /** What the connection's calls have cost so far, in words; empty before the first. */
    public ReadOnlyStringProperty costProperty() {
        return cost.getReadOnlyProperty();
    }

    /** Something that was just done, in words; empty while there is nothing to say. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** The checklist. */
    public ChecksModel checks() {
        return checks;
    }

    /** The list of a shop's sessions. */
    public SessionsModel sessions() {
        return sessions;
    }

    /** Forgets the shops that were looked at through this connection. */
    public void forgetShops() {
        shops.forget(sessions);
    }

    /** The selected session. */
    public DetailModel detail() {
        return detail;
    }

    /** Allows deletion for a while. */
    public UnlockModel unlock() {
        return unlock;
    }

    /** The revocation of sessions. */
    public RevocationModel revocation() {
        return revocation;
    }

    /** The receipts of earlier revocations. */
    public ReceiptsModel receipts() {
        return receipts;
    }

    /** A revocation that was interrupted, if one was. */
    public InterruptedModel interrupted() {
        return interrupted;
    }

    /** The form for a test session. */
    public NewSessionModel newSession() {
        return newSession;
    }

    /** Signing in, and what else a person is asked for the sake of this connection. */
    public SignInModel signIn() {
        return signIn;
    }

    /** Signs in as what failed wants it, and then does that again. */
    public void startSignIn() {
        Stream.of(
                        checks.problemProperty(),
                        sessions.problemProperty(),
                        detail.problemProperty(),
                        revocation.problemProperty())
                .flatMap(problem -> missing(problem.get()).stream())
                .findFirst()
                .ifPresent(profile -> signIn.signIn(Optional.of(profile), this::tryAgain));
    }

    private void tryAgain() {
        if (missing(checks.problemProperty().get()).isPresent()) {
            checks.recheck();
        }
        if (missing(sessions.problemProperty().get()).isPresent()) {
            sessions.refresh();
        }
        if (missing(detail.problemProperty().get()).isPresent()) {
            detail.show(detail.idProperty().get());
        }
        if (missing(revocation.problemProperty().get()).isPresent()) {
            revocation.planAgain();
        }
        if (account.get().equals(Messages.text("account.unknown"))) {
            askWho();
        }
    }

    private static Optional<String> missing(Problem problem) {
        return Optional.ofNullable(problem).flatMap(Problem::signIn);
    }

    /** Ends the listing, and with it what it asks of a person. */
    public void cancelListing() {
        sessions.cancel();
        signIn.giveUp();
    }

    /** Stops the revocation, or decides against it; no session waits for a sign-in then. */
    public void stopRevocation() {
        revocation.work().stop();
        signIn.giveUp();
    }

    /** Puts away what lies uppermost: the form for a test session, a receipt, the checklist, the details. */
    public void putAway() {
        if (newSession.openProperty().get()) {
            newSession.close();
        } else if (receipts.openedProperty().get() != null) {
            receipts.close();
        } else if (checks.openProperty().get()) {
            checks.openProperty().set(false);
        } else {
            sessions.selection().clear();
        }
    }

    void tick() {
        sessions.tick();
        revocation.tick();
        checks.tick(clock.instant());
        detail.tick();
        unlock.tick(clock.instant(), isDeleting());
        cost.set(inWords(connection.cost().get().plus(unlock.cost())));
    }

    void close() {
        checks.cancel();
        sessions.cancel();
        detail.close();
        revocation.close();
        newSession.close();
        unlock.close();
    }

    private static String inWords(Cost cost) {
        return cost.requests() == 0
                ? ""
                : Messages.text("cost", cost.readUnits(), cost.writeUnits(), cost.requests(), cost.throttled());
    }

    private void identify(Optional<Identity> known) {
        identity = known;
        checks.identify(known);
        interrupted.update();
        account.set(known.map(who -> Messages.text("account.known", who.account(), who.name()))
                .orElse(Messages.text("account.unknown")));
    }

    private RevocationModel.Surroundings surroundings() {
        return new RevocationModel.Surroundings() {
            @Override
            public String account() {
                return account.get();
            }

            @Override
            public Optional<Identity> identity() {
                return identity;
            }

            @Override
            public String undoOutlook() {
                return switch (checks.verdict(Aspect.PUT_ITEM)) {
                    case FAIL -> Messages.text("undo.outlook.denied");
                    case UNKNOWN -> Messages.text("undo.outlook.untried");
                    default -> Messages.text("undo.outlook");
                };
            }

            @Override
            public void gone(Collection<String> ids) {
                sessions.remove(ids);
            }

            @Override
            public void changed(Collection<String> ids) {
                detail.rereadIf(List.copyOf(ids));
                sessions.refresh();
            }

            @Override
            public void receiptWritten() {
                receipts.refresh();
            }
        };
    }

    /** One selected session is shown; several are not one session. */
    private void showSelected(String id) {
        if (id == null) {
            detail.close();
        } else {
            detail.show(id);
        }
    }

    /** Whether it may be left: what is being deleted is stopped first, and its outcome shown. */
    boolean mayClose() {
        if (!isDeleting()) {
            return true;
        }
        stopRevocation();
        return false;
    }

    /** Whether another connection may take its place; where not, it says why. */
    boolean mayLeave() {
        if (isDeleting()) {
            notice.set(Messages.text("switch.deleting"));
        }
        return !isDeleting();
    }

    private boolean isDeleting() {
        return revocation.stageProperty().get() == RevocationModel.Stage.RUNNING;
    }

    private void created(Session session) {
        notice.set(Messages.text("creation.done", session.id()));
        receipts.close();
        sessions.created(session);
    }
}
