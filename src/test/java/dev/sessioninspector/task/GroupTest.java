package dev.sessioninspector.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupTest {
    @Test
    void runsSoManyAtOnceAndNoMore() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var all = new AtomicInteger();
        var three = new CyclicBarrier(3);
        try (var group = new Group(3)) {
            for (var piece = 0; piece < 30; piece++) {
                group.fork(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    meet(three);
                    all.incrementAndGet();
                    running.decrementAndGet();
                });
            }
            group.join();
        }
        assertThat(most).hasValue(3);
        assertThat(all).hasValue(30);
    }

    @Test
    void throwsTheFailureOfTheFirstThatFailedAndStartsNothingAfterIt() {
        var first = new IllegalStateException("first");
        var others = new AtomicInteger();
        try (var group = new Group(1)) {
            group.fork(() -> {
                throw first;
            });
            group.fork(() -> {
                throw new IllegalStateException("second");
            });
            group.fork(others::incrementAndGet);
            assertThatThrownBy(group::join).isSameAs(first);
            assertThat(group.hasFailed()).isTrue();
        }
        assertThat(others).hasValue(0);
    }

    @Test
    void anErrorIsAFailureToo() {
        var broken = new AssertionError("broken");
        try (var group = new Group(2)) {
            group.fork(() -> {
                throw broken;
            });
            assertThatThrownBy(group::join).isSameAs(broken);
        }
    }

    @Test
    void hasNotFailedWhileNothingDid() {
        try (var group = new Group(1)) {
            group.fork(() -> {});
            assertThatCode(group::join).doesNotThrowAnyException();
            assertThat(group.hasFailed()).isFalse();
        }
    }

    @Test
    void takesMoreWorkAfterAJoin() {
        var done = new AtomicInteger();
        try (var group = new Group(2)) {
            for (var round = 1; round <= 3; round++) {
                group.fork(done::incrementAndGet);
                group.join();
                assertThat(done).hasValue(round);
            }
        }
    }

    @Test
    void endsAsAWholeWhenItsOwnerIsInterrupted() throws Exception {
        var started = new CountDownLatch(2);
        var ended = new CountDownLatch(2);
        var thrown = new AtomicReference<Throwable>();
        var owner = Thread.ofVirtual().start(() -> {
            try (var group = new Group(2)) {
                for (var piece = 0; piece < 3; piece++) {
                    group.fork(() -> waitForInterrupt(started, ended));
                }
            } catch (CancellationException cancelled) {
                thrown.set(cancelled);
            }
        });
        started.await();
        owner.interrupt();
        owner.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void closingInterruptsWhatStillRunsAndWaitsForIt() throws Exception {
        var started = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var group = new Group(2)) {
            group.fork(() -> waitForInterrupt(started, ended));
            started.await();
        }
        assertThat(ended.getCount()).isZero();
    }

    private static void waitForInterrupt(CountDownLatch started, CountDownLatch ended) {
        started.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            ended.countDown();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }
}
