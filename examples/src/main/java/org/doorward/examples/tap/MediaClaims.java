package org.doorward.examples.tap;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.doorward.examples.network.Endpoint;
import org.doorward.examples.network.Flow;
import org.doorward.examples.tap.TrafficEvent.Leg;

/**
 * Who wants media where. Nothing in an RTP packet says which call it belongs to: only its two ends do, by what the calls
 * have said of them. Ports are used again and servers hand media on, so several calls may claim one end; the rules of
 * {@link #of} decide. Not thread-safe.
 */
final class MediaClaims {
  private static final int MAX_ENDPOINTS_OF_A_CALL = 64;
  private static final int MAX_CALLS_OF_AN_ENDPOINT = 16;

  /**
   * A call that media belongs to.
   *
   * @param call the call
   * @param sender the side that sent it
   */
  record Claim(CallState call, Party sender) {
    Leg leg() {
      return new Leg(call.snapshot(), sender);
    }
  }

  /** For each endpoint the calls that want media there, and which side does; the latest claim comes last. */
  private final Map<Endpoint, LinkedHashMap<CallState, Party>> claims = new LinkedHashMap<>();

  /** Notes that {@code party} wants media of {@code call} at {@code endpoint}. */
  void claim(CallState call, Party party, Endpoint endpoint) {
    LinkedHashMap<CallState, Party> calls =
        claims.computeIfAbsent(endpoint, e -> new LinkedHashMap<>());
    Party before = calls.remove(call);
    calls.put(call, before == null || before == party ? party : Party.UNKNOWN);
    call.endpoints().remove(endpoint);
    call.endpoints().add(endpoint);
    if (calls.size() > MAX_CALLS_OF_AN_ENDPOINT) {
      unclaim(calls.keySet().iterator().next(), endpoint);
    }
    Iterator<Endpoint> eldest = call.endpoints().iterator();
    if (call.endpoints().size() > MAX_ENDPOINTS_OF_A_CALL) {
      unclaim(call, eldest.next());
    }
  }

  /** Forgets all that {@code call} wanted. */
  void release(CallState call) {
    List.copyOf(call.endpoints()).forEach(endpoint -> unclaim(call, endpoint));
  }

  private void unclaim(CallState call, Endpoint endpoint) {
    call.endpoints().remove(endpoint);
    Map<CallState, Party> calls = claims.get(endpoint);
    if (calls != null) {
      calls.remove(call);
      if (calls.isEmpty()) {
        claims.remove(endpoint);
      }
    }
  }

  /**
   * The calls that media of {@code flow} belongs to. Those to which both ends belong, if there are any: all that are
   * not over, or else the latest. Otherwise, since an address may be translated or an answer not yet seen, the one call
   * that claimed the destination last, or else the source.
   */
  List<Claim> of(Flow flow) {
    Map<CallState, Party> to = claims.getOrDefault(flow.destination(), new LinkedHashMap<>());
    Map<CallState, Party> from = claims.getOrDefault(flow.source(), new LinkedHashMap<>());
    List<CallState> both = from.keySet().stream().filter(to::containsKey).toList();
    List<CallState> live = both.stream().filter(call -> !call.ended()).toList();
    if (!live.isEmpty()) {
      return live.stream().map(call -> claim(call, from, to)).toList();
    }
    return latest(both, call -> true)
        .or(() -> latest(to.keySet(), call -> !call.ended()))
        .or(() -> latest(from.keySet(), call -> !call.ended()))
        .or(() -> latest(to.keySet(), call -> true))
        .or(() -> latest(from.keySet(), call -> true))
        .map(call -> List.of(claim(call, from, to)))
        .orElse(List.of());
  }

  private static Optional<CallState> latest(Iterable<CallState> calls, Predicate<CallState> which) {
    List<CallState> found = new ArrayList<>();
    calls.forEach(call -> {
      if (which.test(call)) {
        found.add(call);
      }
    });
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
  }

  /** Both ends may tell who sent; if they disagree, neither does. */
  private static Claim claim(CallState call, Map<CallState, Party> from, Map<CallState, Party> to) {
    Party bySource = from.getOrDefault(call, Party.UNKNOWN);
    Party byDestination = to.getOrDefault(call, Party.UNKNOWN).other();
    if (bySource == Party.UNKNOWN || byDestination == Party.UNKNOWN) {
      return new Claim(call, bySource == Party.UNKNOWN ? byDestination : bySource);
    }
    return new Claim(call, bySource == byDestination ? bySource : Party.UNKNOWN);
  }
}
