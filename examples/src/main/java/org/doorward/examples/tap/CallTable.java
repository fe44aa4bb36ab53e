package org.doorward.examples.tap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.doorward.examples.sip.SipMessage;

/**
 * The calls under way. Bounded: those that are over go by the capture's clock and, beyond {@value #MAX_CALLS}, the one
 * that was quiet for longest. Not thread-safe.
 */
final class CallTable {
  private static final int MAX_CALLS = 10_000;
  private static final int MAX_KEY_CHARACTERS = 512;
  private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

  /**
   * A message's call.
   *
   * @param call the call
   * @param sender the side that sent the message
   */
  record Found(CallState call, Party sender) {}

  private final Map<CallKey, CallState> calls = new LinkedHashMap<>(16, 0.75f, true);
  private final Consumer<CallState> onForget;
  private Instant swept = Instant.MIN;
  private long forgotten;

  CallTable(Consumer<CallState> onForget) {
    this.onForget = onForget;
  }

  /**
   * The call that {@code message} belongs to, a new one if need be. In requests of the side that began, and in their
   * responses, its tag is in From; in those of the other side it is in To.
   */
  Optional<Found> of(SipMessage message, Instant time) {
    String callId = message.callId().orElse("");
    boolean named = !callId.isEmpty() && message.headers().first("from").isPresent();
    if (!named || callId.length() + message.fromTag().length() > MAX_KEY_CHARACTERS) {
      return Optional.empty();
    }
    CallKey byFrom = new CallKey(callId, message.fromTag());
    CallState call = calls.get(byFrom);
    Party requester = Party.CALLER;
    if (call == null && !message.toTag().isEmpty()) {
      call = calls.get(new CallKey(callId, message.toTag()));
      requester = Party.CALLEE;
    }
    if (call == null) {
      call = new CallState(byFrom);
      requester = Party.CALLER;
      calls.put(byFrom, call);
    }
    touch(call, time);
    return Optional.of(new Found(call, message.isRequest() ? requester : requester.other()));
  }

  void touch(CallState call, Instant time) {
    call.touch(time);
    calls.get(call.key());
    sweep(time);
    if (calls.size() > MAX_CALLS) {
      forget(calls.values().iterator().next());
      forgotten++;
    }
  }

  private void sweep(Instant now) {
    if (now.isBefore(swept.plus(SWEEP_EVERY))) {
      return;
    }
    swept = now;
    List<CallState> over = new ArrayList<>();
    calls.forEach((key, call) -> {
      if (call.isOver(now)) {
        over.add(call);
      }
    });
    over.forEach(this::forget);
  }

  private void forget(CallState call) {
    calls.remove(call.key());
    onForget.accept(call);
  }

  long forgotten() {
    return forgotten;
  }
}
