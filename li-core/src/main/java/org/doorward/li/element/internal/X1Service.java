package org.doorward.li.element.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.doorward.li.authority.Mandate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.Person;
import org.doorward.li.authority.internal.PolicyInForce;
import org.doorward.li.authority.internal.SignedDocument;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.internal.EntryDraft;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Octets;
import org.doorward.li.policy.Decision;
import org.doorward.li.policy.internal.AccessRules;
import org.doorward.li.policy.internal.Binding;
import org.doorward.li.policy.internal.GenericFailure;
import org.doorward.li.policy.internal.IdentityBinding;
import org.doorward.li.policy.internal.PolicyHooks;
import org.doorward.li.policy.internal.Ruling;
import org.doorward.li.policy.internal.Ruling.Direction;
import org.doorward.li.x1.RequestMessageType;
import org.doorward.li.x1.X1ErrorCode;
import org.doorward.li.x1.X1Message;
import org.doorward.li.x1.X1Request;
import org.doorward.li.x1.X1Response;
import org.doorward.li.x1.X1TopLevelErrorResponse;

/**
 * The way of one X1 message through the element: bind, authorise, record the intent, apply, record the
 * outcome, answer. What is refused on the way is recorded and changes nothing. Thread-safe; called on worker
 * threads, since it waits for the log.
 *
 * <p>Stopping is the exception: a deactivation goes ahead even if nothing can be recorded. One that could not be
 * made durable gets no outcome in the log; the next start finds its intent, and ends the task again.
 *
 * @clause TS 103 221-1, 6
 */
public final class X1Service {
  /** How often hooks are asked about one request, while what they are asked about changes. */
  private static final int MOST_QUESTIONS = 3;

  private final PolicyInForce policy;
  private final IdentityBinding binding;
  private final AccessRules rules;
  private final PolicyHooks hooks;
  private final StateView state;
  private final TaskRoom room;
  private final Performance performance;
  private final Recorder recorder;
  private final Supervision supervision;
  private final Answers answers;
  private final RequestOrder order;
  private final InstantSource clock;

  X1Service(
      PolicyInForce policy,
      IdentityBinding binding,
      AccessRules rules,
      PolicyHooks hooks,
      StateView state,
      TaskRoom room,
      Performance performance,
      Recorder recorder,
      Supervision supervision,
      Answers answers,
      RequestOrder order,
      InstantSource clock) {
    this.policy = policy;
    this.binding = binding;
    this.rules = rules;
    this.hooks = hooks;
    this.state = state;
    this.room = room;
    this.performance = performance;
    this.recorder = recorder;
    this.supervision = supervision;
    this.answers = answers;
    this.order = order;
    this.clock = clock;
  }

  /**
   * Answers one message of a container.
   *
   * @param peer who sent it, as his certificate says
   * @param message what was read of it
   * @return the typed response or an error
   */
  public X1Response answer(PeerIdentity peer, X1Message message) {
    if (message instanceof X1Message.Request readable) {
      return answer(peer, readable.request());
    }
    X1Message.Unreadable unreadable = (X1Message.Unreadable) message;
    recorder.tell(
        EntryDraft.of(Phase.REFUSAL, ActorClass.UNKNOWN, RequestDrafts.operation(unreadable.type()))
            .certificate(peer.certificateSha256())
            .reason(Reason.MALFORMED, unreadable.errorCode().code())
            .build());
    return answers.error(peer, unreadable, clock.instant());
  }

  /**
   * Answers a container of which nothing could be read.
   *
   * @param peer who sent it
   * @return the top-level error
   */
  public X1TopLevelErrorResponse answerUnreadable(PeerIdentity peer) {
    recorder.tell(EntryDraft.of(Phase.REFUSAL, ActorClass.UNKNOWN, Operation.MESSAGE_REFUSED)
        .certificate(peer.certificateSha256())
        .reason(Reason.MALFORMED, 0)
        .build());
    return answers.topLevel(peer, clock.instant());
  }

  private X1Response answer(PeerIdentity peer, X1Request request) {
    Binding bound = binding.bind(request.header(), peer);
    if (bound instanceof Binding.Unbound unbound) {
      if (unbound.denial().code() != X1ErrorCode.UNEXPECTED_NE_IDENTIFIER) {
        supervision.authenticationRefused();
      }
      return refuse(peer, ActorClass.UNKNOWN, request, Optional.empty(), unbound.denial());
    }
    Binding.Bound sender = (Binding.Bound) bound;
    if (isSignOfLife(request)) {
      return alive(sender, request);
    }
    return inTurn(sender, request);
  }

  /**
   * Decides and performs in one turn. Hooks are asked between two turns, and what they said holds if the rules still
   * say the same in the second: so nothing that stops waits for a hook.
   */
  private X1Response inTurn(Binding.Bound bound, X1Request request) {
    Optional<PolicyHooks.Opinion> opinion = Optional.empty();
    for (int asked = 0; ; asked++) {
      Ruling ruling;
      Instant now;
      ObjectOrder.Turn turn = order.turn(request);
      try {
        now = clock.instant();
        ruling = rules.rule(request, bound, state, now);
        if (!hooks.haveASay(ruling)) {
          return authorise(bound, request, ruling, now);
        }
        if (opinion.isPresent() && opinion.get().holdsFor(ruling)) {
          return authorise(bound, request, opinion.get().narrow(ruling), now);
        }
        if (asked == MOST_QUESTIONS) {
          return authorise(bound, request, PolicyHooks.undecided(ruling, request.type()), now);
        }
      } finally {
        turn.close();
      }
      opinion = Optional.of(hooks.ask(ruling, request, bound, now));
    }
  }

  /** Neither depends on the element's state, so they wait for nobody and are recorded in aggregate. */
  private X1Response alive(Binding.Bound bound, X1Request request) {
    Instant now = clock.instant();
    Ruling ruling = rules.rule(request, bound, state, now);
    if (ruling.decision() instanceof Decision.Deny deny) {
      return refuse(bound.peer(), ActorClass.ADMF, request, ruling.mandate(), deny);
    }
    return alive(bound, request, now);
  }

  private X1Response alive(Binding.Bound bound, X1Request request, Instant now) {
    supervision.heard(bound.admf());
    recorder.heard(RequestDrafts.operation(request.type()), bound.peer().certificateSha256());
    return Answers.ok(request, now);
  }

  private static boolean isSignOfLife(X1Request request) {
    return request.type() == RequestMessageType.PING
        || request.type() == RequestMessageType.KEEPALIVE;
  }

  /**
   * Answers a Ping or Keepalive that is permitted. Waits for nothing.
   *
   * @param peer who sent it, as his certificate says
   * @param request of any type
   * @return empty, and nothing has happened, if it is anything else: {@link #answer} has it
   */
  public Optional<X1Response> answerAtOnce(PeerIdentity peer, X1Request request) {
    if (!isSignOfLife(request)
        || !(binding.bind(request.header(), peer) instanceof Binding.Bound bound)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return rules.rule(request, bound, state, now).decision() instanceof Decision.Deny
        ? Optional.empty()
        : Optional.of(alive(bound, request, now));
  }

  private X1Response authorise(Binding.Bound bound, X1Request request, Ruling ruling, Instant now) {
    if (ruling.decision() instanceof Decision.Deny deny) {
      return refuse(bound.peer(), ActorClass.ADMF, request, ruling.mandate(), deny);
    }
    if (request.type() != RequestMessageType.ACTIVATE_TASK) {
      return enforce(bound, request, ruling, now);
    }
    int most = ((Decision.Permit) ruling.decision()).mostTasks().orElse(Integer.MAX_VALUE);
    if (!room.enter(most)) {
      Decision.Deny deny = PolicyHooks.noRoom(request.type());
      return refuse(bound.peer(), ActorClass.ADMF, request, ruling.mandate(), deny);
    }
    try {
      return enforce(bound, request, ruling, now);
    } finally {
      room.leave();
    }
  }

  private X1Response enforce(Binding.Bound bound, X1Request request, Ruling ruling, Instant now) {
    supervision.heard(bound.admf());
    if (ruling.direction() == Direction.STOP) {
      hooks.tell(ruling, request, bound, now);
    }
    EnforcementCalls.Verdict verdict = supervision.enforcing().ask(request, ruling.direction());
    if (verdict.denial().isPresent()) {
      return refuse(
          bound.peer(),
          ActorClass.ADMF,
          request,
          ruling.mandate(),
          verdict.denial().get());
    }
    return perform(bound.peer(), request, ruling, verdict, now);
  }

  private X1Response perform(
      PeerIdentity peer,
      X1Request request,
      Ruling ruling,
      EnforcementCalls.Verdict verdict,
      Instant now) {
    Octets key = recorder.commitmentKey();
    EntryDraft intent = draft(Phase.INTENT, ActorClass.ADMF, peer, request, ruling.mandate())
        .commitmentKey(key)
        .build();
    OptionalLong number;
    try {
      number = switch (ruling.direction()) {
        case STOP -> recorder.stop(intent);
        case LIVENESS -> recorder.note(intent);
        case ACCESS ->
          OptionalLong.of(
              recorder.access(intent, unrecorded(request.type()).code().code()));
      };
    } catch (EvidenceException e) {
      return Answers.error(request, unrecorded(request.type()), now);
    }
    Performance.Performed done;
    Runnable undo = supervision.enforcing().begin(request.header().admfIdentifier(), verdict);
    try {
      done = performance.perform(request, ruling, new Basis(number, key), now);
    } catch (LiException e) {
      undo.run();
      Decision.Deny failure = unrecorded(request.type());
      if (!(e instanceof EvidenceException) || begins(request.type())) {
        number.ifPresent(
            n -> recorder.tell(intent.outcome(n, Reason.FAILED, failure.code().code())));
      }
      return Answers.error(request, failure, now);
    }
    if (done.kept()) {
      number.ifPresent(n -> recorder.tell(intent.outcome(n, Reason.NONE, 0)));
    }
    return verdict.deferred() ? Answers.deferred(request, now) : done.response();
  }

  /**
   * Whether a request begins something: if that could not be kept for certain, it is told to have failed, and is
   * dropped at the next start. What else could not be kept is concluded then by what was.
   */
  private static boolean begins(RequestMessageType type) {
    return type == RequestMessageType.ACTIVATE_TASK
        || type == RequestMessageType.CREATE_DESTINATION
        || type == RequestMessageType.CREATE_OBJECT;
  }

  private X1Response refuse(
      PeerIdentity peer,
      ActorClass actor,
      X1Request request,
      Optional<SignedDocument<Mandate>> mandate,
      Decision.Deny deny) {
    recorder.tell(draft(Phase.INTENT, actor, peer, request, mandate)
        .build()
        .refusal(deny.reason(), deny.code().code()));
    return Answers.error(request, deny, clock.instant());
  }

  private EntryDraft.Builder draft(
      Phase phase,
      ActorClass actor,
      PeerIdentity peer,
      X1Request request,
      Optional<SignedDocument<Mandate>> mandate) {
    EntryDraft.Builder draft = RequestDrafts.of(
        phase, actor, request, peer.certificateSha256(), policy.now().reference());
    mandate.ifPresent(m -> draft
        .mandate(m.digest())
        .persons(m.signers().stream().map(Person::value).sorted().toList()));
    return draft;
  }

  private static Decision.Deny unrecorded(RequestMessageType type) {
    return new Decision.Deny(Reason.EVIDENCE_UNAVAILABLE, GenericFailure.of(type), "");
  }
}
