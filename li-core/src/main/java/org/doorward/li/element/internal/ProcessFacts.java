package org.doorward.li.element.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorward.li.element.VendorFacts;
import org.doorward.li.evidence.Posture;
import org.doorward.li.identifier.Octets;

/** What the process is, whoever is intercepted. Thread-safe. */
final class ProcessFacts {
  private static final String LIBRARY = "org.doorward.li.core";

  private final InstantSource clock;
  private final Instant started;

  ProcessFacts(InstantSource clock) {
    this.clock = clock;
    this.started = clock.instant();
  }

  VendorFacts.Health health() {
    Runtime runtime = Runtime.getRuntime();
    return new VendorFacts.Health(
        Duration.between(started, clock.instant()),
        runtime.totalMemory() - runtime.freeMemory(),
        runtime.maxMemory());
  }

  VendorFacts.Version version() {
    String library = ModuleLayer.boot()
        .findModule(LIBRARY)
        .flatMap(module -> module.getDescriptor().rawVersion())
        .orElse("unknown");
    return new VendorFacts.Version(library, Runtime.version().toString());
  }

  VendorFacts.Counters counters(int made, int left) {
    Runtime runtime = Runtime.getRuntime();
    return new VendorFacts.Counters(
        runtime.availableProcessors(), runtime.totalMemory(), made, left);
  }

  /** The digests of the files that code comes from, as they were when this process first asked. */
  static Map<String, Octets> artefacts() {
    return Digests.FOUND;
  }

  /** The files that code comes from; what is no file, or cannot be read, has no digest. */
  private static final class Digests {
    static final Map<String, Octets> FOUND = digests();
  }

  private static Map<String, Octets> digests() {
    Map<String, Octets> digests = new TreeMap<>();
    for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
      module
          .reference()
          .location()
          .filter(location -> "file".equals(location.getScheme())) // others are the platform's own
          .flatMap(location -> digest(Path.of(location)))
          .ifPresent(digest -> digests.put(Posture.artefactName(module.name()), digest));
    }
    for (Path file : ProcessOptions.classPath()) {
      digest(file)
          .ifPresent(digest ->
              digests.put(Posture.artefactName(String.valueOf(file.getFileName())), digest));
    }
    return Map.copyOf(digests);
  }

  private static Optional<Octets> digest(Path path) {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try (InputStream file = Files.newInputStream(path)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream in = new DigestInputStream(file, sha256)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return Optional.of(Octets.of(sha256.digest()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
