package org.doorward.li.policy;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorward.li.authority.Person;
import org.doorward.li.identifier.AdmfIdentifier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.x1.RequestMessageType;

/**
 * A hook that lets some requests be made only once two persons have confirmed them. The first time such a request is
 * denied, and is awaited from then on; the operator's software shows what is awaited, finds out who confirms it, and
 * says so here; the same request of the same ADMF with the same certificate is then permitted, once. Thread-safe.
 *
 * <p>Who the persons are is for that software to make sure of. Whatever it says permits nothing that the rules refuse.
 */
public final class DualConfirmation implements PolicyHook {
  /** The requests that read or remove everything at once. */
  public static final Set<RequestMessageType> BULK = Set.of(
      RequestMessageType.LIST_ALL_DETAILS,
      RequestMessageType.LIST_OBJECTS_OF_TYPE,
      RequestMessageType.GET_ALL_DETAILS,
      RequestMessageType.GET_ALL_TASK_DETAILS,
      RequestMessageType.GET_ALL_DESTINATION_DETAILS,
      RequestMessageType.GET_ALL_GENERIC_OBJECT_DETAILS,
      RequestMessageType.REMOVE_ALL_DESTINATIONS,
      RequestMessageType.DELETE_ALL_OBJECTS);

  private static final int PERSONS = 2;

  /** One ADMF has few certificates; what comes beyond so many is denied and not awaited. */
  private static final int MOST_AWAITED = 1_000;

  private final Set<RequestMessageType> requests;
  private final Duration life;
  private final Map<Key, Confirmations> awaited = new HashMap<>();

  private DualConfirmation(Set<RequestMessageType> requests, Duration life) {
    this.requests = requests;
    this.life = life;
  }

  /**
   * Has requests confirmed.
   *
   * @param requests which; {@link #BULK} or others; of those left out the hook says nothing
   * @param life how long a request is awaited, and its confirmations count, from when it was first made
   * @return the hook
   * @throws IllegalArgumentException if {@code life} is not positive
   */
  public static DualConfirmation of(Set<RequestMessageType> requests, Duration life) {
    if (life.isNegative() || life.isZero()) {
      throw new IllegalArgumentException("a confirmation needs time");
    }
    return new DualConfirmation(Set.copyOf(requests), life);
  }

  /**
   * A request that was denied, and would be permitted if it was confirmed and came again. Immutable.
   *
   * @param admf who asked
   * @param certificateSha256 of its certificate
   * @param type what it asked for
   * @param since when it asked first, by the element's clock
   */
  public record Awaited(
      AdmfIdentifier admf, Octets certificateSha256, RequestMessageType type, Instant since) {
    /**
     * Refuses null.
     *
     * @param admf not null
     * @param certificateSha256 not null
     * @param type not null
     * @param since not null
     */
    public Awaited {
      requireNonNull(admf, "admf");
      requireNonNull(certificateSha256, "certificateSha256");
      requireNonNull(type, "type");
      requireNonNull(since, "since");
    }
  }

  /** How far a confirmation has come. */
  public enum Progress {
    /** Another person has to confirm it too. */
    ANOTHER_PERSON,
    /** It is permitted when it comes again in time. */
    CONFIRMED,
    /** Nothing of the kind is awaited, or not any more. */
    NOT_AWAITED
  }

  private record Key(AdmfIdentifier admf, Octets certificateSha256, RequestMessageType type) {}

  private record Confirmations(Instant since, Set<Person> persons) {}

  @Override
  public synchronized Decision decide(PolicyQuestion question) {
    RequestMessageType type = question.request().type();
    if (!requests.contains(type)) {
      return Decision.permit();
    }
    awaited.values().removeIf(one -> !question.now().isBefore(one.since.plus(life)));
    Key key = new Key(
        question.request().header().admfIdentifier(), question.peer().certificateSha256(), type);
    Confirmations there = awaited.get(key);
    if (there != null && there.persons.size() >= PERSONS) {
      awaited.remove(key);
      return Decision.permit();
    }
    if (there == null && awaited.size() < MOST_AWAITED) {
      awaited.put(key, new Confirmations(question.now(), new HashSet<>()));
    }
    return question.deny();
  }

  /**
   * What is awaited: who asked for what, and no more of it.
   *
   * @return in no order
   */
  public synchronized List<Awaited> awaited() {
    return awaited.entrySet().stream()
        .map(one -> new Awaited(
            one.getKey().admf,
            one.getKey().certificateSha256,
            one.getKey().type,
            one.getValue().since))
        .toList();
  }

  /**
   * Says that a person confirms a request. The same person twice is one person.
   *
   * @param request one of {@link #awaited}
   * @param person who confirms it, as the operator's software has found out
   * @return what is missing still
   */
  public synchronized Progress confirm(Awaited request, Person person) {
    Confirmations there =
        awaited.get(new Key(request.admf, request.certificateSha256, request.type));
    if (there == null || !there.since.equals(request.since)) {
      return Progress.NOT_AWAITED;
    }
    there.persons.add(requireNonNull(person, "person"));
    return there.persons.size() < PERSONS ? Progress.ANOTHER_PERSON : Progress.CONFIRMED;
  }
}
