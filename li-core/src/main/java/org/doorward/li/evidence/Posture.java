package org.doorward.li.evidence;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorward.li.identifier.Octets;

/**
 * What an element's process is made of, and what other code it lets in, as found when it started. Immutable.
 *
 * @param openings the ways in
 * @param javaFeature the Java version's first number, for instance 17
 * @param artefacts SHA-256 of the files that code came from, by name of the module or of the file on the class path;
 *     those of the Java platform are not among them
 */
public record Posture(Set<Opening> openings, int javaFeature, Map<String, Octets> artefacts) {
  /** The most artefacts that are named. */
  public static final int MAX_ARTEFACTS = 512;

  private static final int MAX_NAME = 128;
  private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9._+-]");
  private static final int DIGEST_OCTETS = 32;

  /**
   * Refuses what cannot be written.
   *
   * @param openings copied
   * @param javaFeature above 0
   * @param artefacts copied; at most {@link #MAX_ARTEFACTS}, each name as {@link #artefactName} gives it, each digest of
   *     32 octets
   */
  public Posture {
    openings = Set.copyOf(openings);
    artefacts = Map.copyOf(artefacts);
    boolean named = artefacts.keySet().stream()
        .allMatch(name -> !name.isEmpty() && artefactName(name).equals(name));
    boolean digests =
        artefacts.values().stream().allMatch(digest -> digest.length() == DIGEST_OCTETS);
    if (javaFeature < 1 || artefacts.size() > MAX_ARTEFACTS || !named || !digests) {
      throw new IllegalArgumentException("no posture");
    }
  }

  /**
   * The name that an artefact has in entries.
   *
   * @param name of a module or a file
   * @return its last 128 characters, with an underscore for each that is none of {@code A-Z a-z 0-9 . _ + -}
   */
  public static String artefactName(String name) {
    String plain = UNUSUAL.matcher(name).replaceAll("_");
    return plain.substring(Math.max(0, plain.length() - MAX_NAME));
  }

  /** The openings in the order of their numbers. */
  Set<Opening> ordered() {
    return openings.stream().collect(Collectors.toCollection(() -> EnumSet.noneOf(Opening.class)));
  }

  /** The artefacts in the order of their names. */
  Map<String, Octets> sorted() {
    return new TreeMap<>(artefacts);
  }
}
