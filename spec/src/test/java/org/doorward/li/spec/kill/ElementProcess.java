package org.doorward.li.spec.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.element.Commissioning;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.netty.element.NetworkElementBuilder;
import org.doorward.li.spec.ClassPath;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.TargetType;

/** An element in a process of its own, with what its operator gave it in a directory. */
final class ElementProcess {
  private static final String VAULT = "vault.p12";
  private static final String ANCHORS = "anchors.pem";
  private static final String POLICY = "policy";
  private static final String CONFIRMATION = "confirmation-";
  private static final String ELEMENT = "element";
  private static final String LISTENS = "the element listens at ";

  private final Process process;
  private final InetSocketAddress x1;
  private final InetSocketAddress inbox;

  private ElementProcess(Process process, int x1, int inbox) {
    this.process = process;
    this.x1 = new InetSocketAddress(InetAddress.getLoopbackAddress(), x1);
    this.inbox = new InetSocketAddress(InetAddress.getLoopbackAddress(), inbox);
  }

  static char[] password() {
    return "laboratory".toCharArray();
  }

  static Path vault(Path directory) {
    return directory.resolve(VAULT);
  }

  static void commission(Path directory, TrustAnchors anchors, Commissioning commissioning)
      throws IOException, LiException {
    Files.writeString(directory.resolve(ANCHORS), anchors.toPem());
    Files.write(directory.resolve(POLICY), commissioning.envelope().toByteArray());
    for (Octets confirmation : commissioning.confirmations()) {
      Files.write(
          directory.resolve(CONFIRMATION + commissioning.confirmations().indexOf(confirmation)),
          confirmation.toByteArray());
    }
  }

  private static Octets read(Path directory, String name) throws IOException {
    return Octets.of(Files.readAllBytes(directory.resolve(name)));
  }

  /** Starts the element in this process; the vault is the caller's to close, after the element. */
  static NetworkElement start(Path directory, KeyVault keys) throws IOException, LiException {
    return builder(directory, keys).start();
  }

  /** The element, before it starts in this process. */
  static NetworkElementBuilder builder(Path directory, KeyVault keys)
      throws IOException, LiException {
    Commissioning commissioning = Commissioning.of(
        read(directory, POLICY),
        List.of(read(directory, CONFIRMATION + 0), read(directory, CONFIRMATION + 1)));
    return NetworkElement.builder(
            Lab.ELEMENT,
            keys,
            TrustAnchors.read(directory.resolve(ANCHORS)),
            commissioning,
            directory.resolve(ELEMENT))
        .matching(Set.of(TargetType.SIP_URI))
        .inbox(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** The process itself; it ends when whoever started it does. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      Path directory = Path.of(arguments[0]);
      try (KeyVault keys = Pkcs12KeyVault.open(vault(directory), password());
          NetworkElement element = start(directory, keys)) {
        System.out.println(LISTENS
            + element.x1Address().getPort()
            + " "
            + element.inboxAddress().orElseThrow().getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  /** Ends this process, which is one of those, when whoever launched it is not there any more. */
  static void endWithParent() {
    Thread watch = new Thread(
        () -> {
          try {
            System.in.transferTo(OutputStream.nullOutputStream());
          } catch (IOException e) {
            // the same
          }
          Runtime.getRuntime().halt(1);
        },
        "watch-parent");
    watch.setDaemon(true);
    watch.start();
  }

  /** Starts a process of ours from the class path; {@code options} are Java's. */
  static Process launch(Path errors, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", ClassPath.ofThisProcess(), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }

  /** Returns when it listens; {@code options} are Java's. */
  static ElementProcess start(Path directory, String... options) throws IOException {
    Path errors = directory.resolve("errors");
    Process process = launch(errors, List.of(options), Child.class, directory.toString());
    BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
    String line = out.readLine(); // a logger may write there too
    while (line != null && !line.startsWith(LISTENS)) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the element did not start: " + Files.readString(errors));
    }
    Thread drain = new Thread(() -> drain(out), "element-output");
    drain.setDaemon(true);
    drain.start();
    String[] ports = line.substring(LISTENS.length()).split(" ", -1);
    return new ElementProcess(process, Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
  }

  /** Until the process ends, or is killed, which closes its output too. */
  private static void drain(BufferedReader out) {
    try {
      out.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // nothing comes any more
    }
  }

  InetSocketAddress x1() {
    return x1;
  }

  InetSocketAddress inbox() {
    return inbox;
  }

  long pid() {
    return process.pid();
  }

  /** Kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }
}
