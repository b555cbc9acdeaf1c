package club.makapix.decile.transfer;

/** Makes threads that do not keep the JVM alive. */
final class DaemonThreads {
    private DaemonThreads() {}

    static Thread named(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
