package huella.catalogue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The news that one listener has not taken yet. Who tells never waits: past a limit, what waits is replaced by the word
 * that everything must be read again.
 */
final class Listener {

    private static final int MOST_WAITING = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<News> waiting = new ArrayDeque<>();
    private boolean sentAway;

    void tell(News news) {
        lock.lock();
        try {
            if (waiting.size() >= MOST_WAITING) {
                waiting.clear();
                waiting.add(new News.Everything(news.id()));
            } else {
                waiting.add(news);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void sendAway() {
        lock.lock();
        try {
            sentAway = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isSentAway() {
        lock.lock();
        try {
            return sentAway;
        } finally {
            lock.unlock();
        }
    }

    /** The next news, or nothing when none came in time or the listener is sent away. */
    Optional<News> take(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (waiting.isEmpty() && !sentAway && left > 0) {
                left = changed.awaitNanos(left);
            }
            return sentAway ? Optional.empty() : Optional.ofNullable(waiting.poll());
        } finally {
            lock.unlock();
        }
    }
}
