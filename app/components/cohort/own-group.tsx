import { listed } from '~/domain/number-words'
import { Section } from '../ui/section'

/** With whom one works in this session, and where. Shown to the one person; the link is a way into a call. */
export function OwnGroup({ group }: { group: { name: string; callUrl: string; place: string; others: string[] } }) {
	return (
		<Section id="group" title="Your group">
			<p className="mt-3">
				<span className="strong">{group.name}</span>
				{group.others.length > 0 ? `, with ${listed(group.others)}` : ''}
			</p>
			{group.callUrl ? (
				<p className="mt-2">
					<a href={group.callUrl} rel="noreferrer">
						{group.callUrl.replace(/^https?:\/\//, '')}
					</a>
				</p>
			) : null}
			{group.place ? <p className="mt-2">{group.place}</p> : null}
			{group.callUrl || group.place ? null : <p className="small soft mt-2">You stay in the session’s call.</p>}
		</Section>
	)
}
