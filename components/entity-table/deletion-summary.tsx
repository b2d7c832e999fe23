import type { Deletion } from './use-deletion.ts';

const NAMED = 50;

/** What would go, by name, and what would stay and why. */
export function DeletionSummary({ entities, errors }: Deletion) {
  return (
    <div className="grid gap-4">
      {entities.length > 0 ? (
        <section aria-labelledby="deletion-goes">
          <h3 id="deletion-goes" className="font-strong">
            Will be deleted <span className="font-regular text-ink-3">{entities.length}</span>
          </h3>
          <ul className="mt-1 grid list-disc gap-0.5 pl-5">
            {entities.slice(0, NAMED).map(({ identifier, title }) => (
              <li key={identifier} dir="auto" className="wrap-anywhere">
                {title || identifier}
              </li>
            ))}
          </ul>
          <Rest count={entities.length - NAMED} />
        </section>
      ) : null}
      {errors.length > 0 ? (
        <section aria-labelledby="deletion-stays">
          <h3 id="deletion-stays" className="font-strong">
            Cannot be deleted <span className="font-regular text-ink-3">{errors.length}</span>
          </h3>
          <ul className="mt-1 grid list-disc gap-1.5 pl-5">
            {errors.slice(0, NAMED).map(({ identifier, message, details = [] }) => (
              <li key={identifier} className="wrap-anywhere">
                <span dir="auto" className="font-medium">
                  {identifier}
                </span>
                <span className="block text-ink-2">{message}</span>
                {details.map((detail) => (
                  <span key={detail.message} className="block text-ink-2">
                    {detail.message}
                  </span>
                ))}
              </li>
            ))}
          </ul>
          <Rest count={errors.length - NAMED} />
        </section>
      ) : null}
    </div>
  );
}

function Rest({ count }: { count: number }) {
  return count > 0 ? <p className="pl-5 text-ink-2">and {count} more</p> : null;
}
