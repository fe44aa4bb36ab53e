package org.doorward.examples.tap;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.doorward.examples.network.Endpoint;
import org.doorward.examples.sip.SipIdentities;
import org.doorward.examples.sip.SipMessage;
import org.doorward.examples.sip.StartLine;
import org.doorward.li.target.TargetIdentifier;

/** A call as its messages go by. Not thread-safe. */
final class CallState {
  private static final int MAX_IDENTITIES = 64;

  /** Media arrives for a moment after the call was ended, and so do repeated messages. */
  private static final Duration LINGER = Duration.ofSeconds(60);

  private static final Duration MAX_SILENCE = Duration.ofHours(1);

  private final CallKey key;
  private final Set<TargetIdentifier> caller = new LinkedHashSet<>();
  private final Set<TargetIdentifier> callee = new LinkedHashSet<>();
  private final Set<Endpoint> endpoints = new LinkedHashSet<>();
  private boolean answered;
  private boolean ended;
  private Instant latest = Instant.MIN;
  private Call snapshot;

  CallState(CallKey key) {
    this.key = key;
    snapshot = new Call(key, caller, callee, false);
  }

  /** Learns from a message of this call. Repeating it changes nothing. */
  void observe(SipMessage message, Party sender, SipIdentities identities) {
    boolean first = caller.isEmpty() && callee.isEmpty();
    boolean begins = message.isRequest() && message.toTag().isEmpty();
    if (first || (begins && sender == Party.CALLER)) {
      // Who registers says in To for whom: that is the caller too, and the registrar is nobody.
      boolean registers = message.method().equals("REGISTER");
      add(caller, identities.from(message));
      add(registers ? caller : callee, identities.to(message));
    }
    add(sender == Party.CALLER ? caller : callee, identities.asserted(message));
    follow(message);
    snapshot = new Call(key, caller, callee, answered);
  }

  private void follow(SipMessage message) {
    boolean invites = message.method().equals("INVITE");
    if (message.startLine() instanceof StartLine.Response response) {
      int status = response.status();
      boolean challenge = status == 401 || status == 407;
      if (invites && status >= 200 && status < 300) {
        answered = true;
        ended = false;
      } else if (invites && status >= 300 && !challenge && !answered) {
        ended = true;
      }
    } else if (invites) {
      ended = false;
    } else if (message.method().equals("BYE")) {
      ended = true;
    }
  }

  private static void add(Set<TargetIdentifier> side, Set<TargetIdentifier> identities) {
    for (TargetIdentifier identity : identities) {
      if (side.size() < MAX_IDENTITIES) {
        side.add(identity);
      }
    }
  }

  void touch(Instant time) {
    latest = time.isAfter(latest) ? time : latest;
  }

  boolean isOver(Instant now) {
    return now.isAfter(latest.plus(ended ? LINGER : MAX_SILENCE));
  }

  boolean ended() {
    return ended;
  }

  CallKey key() {
    return key;
  }

  /** Where its media is wanted: kept by {@link MediaClaims}. */
  Set<Endpoint> endpoints() {
    return endpoints;
  }

  Call snapshot() {
    return snapshot;
  }
}
