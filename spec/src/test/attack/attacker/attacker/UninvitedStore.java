package attacker;

import java.util.List;
import org.doorward.li.store.TaskStore;

/** Offers itself as a service that nobody asked for. */
public final class UninvitedStore implements TaskStore {
  public UninvitedStore() {
    Uninvited.made = true;
  }

  @Override
  public void read(Visitor visitor) {}

  @Override
  public void commit(List<Change> changes) {}

  @Override
  public void close() {}
}
