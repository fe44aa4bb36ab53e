package org.doorward.li.policy;

import java.util.Set;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ModifyTask;
import org.doorward.li.x1.X1Request;

/**
 * A hook that lets tasks deliver in some ways only: signalling events without content, say. Of other requests it says
 * nothing. Immutable.
 */
public final class PermittedDeliveryTypes implements PolicyHook {
  private final Set<DeliveryType> permitted;

  private PermittedDeliveryTypes(Set<DeliveryType> permitted) {
    this.permitted = permitted;
  }

  /**
   * Permits some delivery types.
   *
   * @param permitted what a task may say; one that says X2andX3 needs just that, not the two singly
   * @return the hook
   */
  public static PermittedDeliveryTypes only(Set<DeliveryType> permitted) {
    return new PermittedDeliveryTypes(Set.copyOf(permitted));
  }

  @Override
  public Decision decide(PolicyQuestion question) {
    X1Request request = question.request();
    if (request instanceof ActivateTask activation) {
      return decide(question, activation.taskDetails().deliveryType());
    }
    return request instanceof ModifyTask change
        ? decide(question, change.taskDetails().deliveryType())
        : Decision.permit();
  }

  private Decision decide(PolicyQuestion question, DeliveryType asked) {
    return permitted.contains(asked) ? Decision.permit() : question.deny();
  }
}
