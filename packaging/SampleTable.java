import dev.sessioninspector.aws.AwsConnector;
import dev.sessioninspector.sandbox.Sandbox;
import java.nio.file.Path;

/**
 * The sandbox without the window, for what tries the packaged program: prints the endpoint of a DynamoDB Local with the
 * sample shops in it, and keeps it until standard input ends. Arguments: the folder that the build laid it aside in.
 */
public final class SampleTable {
    public static void main(String[] arguments) throws Exception {
        try (var sandbox = Sandbox.start(Path.of(arguments[0]), new AwsConnector())) {
            System.out.println(sandbox.spec().endpoint().orElseThrow());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
