package dev.sessioninspector.app;

public final class Main {
    public static void main(String[] a) {
        System.out.println(java.util.List.of(a) + " " + Runtime.version());
    }
}
