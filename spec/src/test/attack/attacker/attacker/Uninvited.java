package attacker;

import org.doorward.li.policy.Decision;
import org.doorward.li.policy.PolicyHook;
import org.doorward.li.policy.PolicyQuestion;

/** Offers itself as a service that nobody asked for. */
public final class Uninvited implements PolicyHook {
  static volatile boolean made;

  public Uninvited() {
    made = true;
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    return Decision.permit();
  }
}
