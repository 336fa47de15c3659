package dev.sessioninspector.benchmark;

import dev.sessioninspector.revocation.Reason;
import dev.sessioninspector.support.LocalTable;
import dev.sessioninspector.support.RunningInspector;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Many sessions of one shop in the real window, listed, looked through and revoked: how long each takes, and how long
 * the window's thread was held up at most. {@code mvn -q test -Dtest=WindowBenchmark -Dbenchmark.sessions=100000
 * -Dbenchmark.jvm=-Xmx512m}. Its name keeps it out of the ordinary build; it asserts no time.
 */
class WindowBenchmark {
    private static final String SHOP = "benchmark.myshopify.com";
    private static final int SESSIONS = Integer.getInteger("benchmark.sessions", 10_000);
    /** Seldom, since looking costs the window's thread time too. */
    private static final long LOOK = Duration.ofMillis(20).toNanos();

    private static final long PAUSE = Duration.ofMillis(2).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private RunningInspector inspector;

    @Test
    void listsLooksThroughAndRevokes() throws Exception {
        try (var table = LocalTable.onDemand()) {
            ManySessions.fill(table, SHOP, SESSIONS);
            inspector = RunningInspector.start(
                    "--endpoint",
                    table.spec().endpoint().orElseThrow().toString(),
                    "--table",
                    table.spec().table());
            try {
                inspector.await("it is connected", () -> inspector.isShown("shop"));
                listTwice();
                lookThrough();
                revoke();
            } finally {
                inspector.close();
            }
        }
    }

    /** The second time everything is warm. */
    private void listTwice() throws Exception {
        inspector.fill("shop", SHOP);
        list("first list", "find");
        list("second list", "refresh");
    }

    private void list(String what, String button) throws Exception {
        inspector.interact(() -> inspector.sessions().scrollTo(0));
        try (var held = new HeldUp(what)) {
            fire(button);
            held.until("first row with details", this::firstRowIsThere);
            held.until("complete", () -> inspector.text("list-status").endsWith("complete"));
        }
    }

    /** At once: a robot's mouse takes its time. Not in the same turn, since a dialog may open and wait. */
    private void fire(String button) {
        Platform.runLater(() -> inspector.<Button>node(button).fire());
    }

    private boolean firstRowIsThere() {
        return inspector.from(inspector.sessions()).lookup(".table-row-cell").<TableRow<?>>queryAll().stream()
                .anyMatch(row -> row.getItem() != null);
    }

    private void lookThrough() throws Exception {
        try (var held = new HeldUp("scroll")) {
            for (var step = 0; step < 40; step++) {
                var row = (int) ((long) SESSIONS * step / 40);
                inspector.interact(() -> inspector.sessions().scrollTo(row));
                WaitForAsyncUtils.waitForFxEvents();
            }
            held.until("at its end", () -> true);
        }
        try (var held = new HeldUp("filter")) {
            for (var typed : new String[] {"_9", "_99", "_999", ""}) {
                inspector.interact(() -> inspector.<TextField>node("filter").setText(typed));
                WaitForAsyncUtils.waitForFxEvents();
            }
            held.until("cleared", () -> inspector.sessions().getItems().size() == SESSIONS);
        }
    }

    private void revoke() throws Exception {
        try (var held = new HeldUp("review")) {
            fire("revoke-shop");
            held.until("open", () -> inspector.isShown("revoke"));
        }
        inspector.interact(() -> {
            inspector
                    .<ComboBox<Reason>>node("revocation-reason")
                    .getSelectionModel()
                    .select(Reason.OTHER);
            inspector.<TextField>node("confirm-shop").setText(SHOP);
        });
        try (var held = new HeldUp("revocation")) {
            fire("revoke");
            held.until("verified", () -> inspector.isShown("revocation-result"));
        }
        System.out.println(inspector.text("revocation-result"));
        try (var held = new HeldUp("undo")) {
            fire("undo");
            inspector.await("it asks", () -> inspector.isShown("confirm-undo"));
            fire("confirm-undo");
            held.until("verified", () -> inspector.text("revocation-result").contains("Undone"));
        }
        System.out.println(inspector.text("revocation-result"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Asks the window's thread for a sign of life again and again, and keeps the longest wait for one. */
    private final class HeldUp implements AutoCloseable {
        private final String what;
        private final long begun = System.nanoTime();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean over;
        private volatile long longest;

        HeldUp(String what) {
            this.what = what;
            Thread.ofPlatform().daemon().start(this::ask);
        }

        private void ask() {
            for (; !over; LockSupport.parkNanos(PAUSE)) {
                var asked = System.nanoTime();
                var answered = new CountDownLatch(1);
                Platform.runLater(answered::countDown);
                awaitQuietly(answered);
                longest = Math.max(longest, System.nanoTime() - asked);
            }
            ended.countDown();
        }

        void until(String state, Callable<Boolean> condition) throws Exception {
            while (!WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(condition))) {
                LockSupport.parkNanos(LOOK);
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new AssertionError(what + " never came to: " + state);
                }
            }
            System.out.printf("%s, %s: %d ms%n", what, state, (System.nanoTime() - begun) / 1_000_000);
        }

        @Override
        public void close() {
            over = true;
            awaitQuietly(ended);
            System.gc();
            var heap = Runtime.getRuntime();
            System.out.printf(
                    "%s, window's thread held up at most %d ms; %d MB of heap afterwards%n",
                    what, longest / 1_000_000, (heap.totalMemory() - heap.freeMemory()) >> 20);
        }
    }
}
