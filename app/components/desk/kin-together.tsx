import { Icon } from '../ui/icon'

/** Who sits beside somebody of their team or reporting line, and why an admin allowed it; or that nobody did. */
export function KinTogether({ pairs }: { pairs: { id: string; isBroken: boolean; says: string }[] }) {
	if (pairs.length === 0) return null
	return (
		<ul className="mt-4" aria-label="Of one team or reporting line">
			{pairs.map(({ id, isBroken, says }) => (
				<li className={isBroken ? 'say warn mt-2' : 'small soft mt-2'} key={id}>
					{isBroken ? <Icon name="warn" /> : null}
					<span>{says}</span>
				</li>
			))}
		</ul>
	)
}
