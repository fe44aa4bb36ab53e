package org.doorward.li.element.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.module.ResolvedModule;
import java.net.URI;
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

  /** What is no file, or cannot be read, has no digest. */
  Map<String, Octets> buildDigests() {
    Map<String, Octets> digests = new TreeMap<>();
    for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
      module
          .reference()
          .location()
          .flatMap(ProcessFacts::digest)
          .ifPresent(digest -> digests.put(module.name(), digest));
    }
    return Map.copyOf(digests);
  }

  private static Optional<Octets> digest(URI location) {
    if (!"file".equals(location.getScheme())) {
      return Optional.empty(); // the platform's own
    }
    try (InputStream file = Files.newInputStream(Path.of(location))) {
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
