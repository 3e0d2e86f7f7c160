import type { ContentChange } from '~/domain/cohort/kinds'
import { capitalized, counted, listed } from '~/domain/number-words'
import { Confirm } from '../ui/confirm'
import { Section } from '../ui/section'

/** A cohort that has begun reads what it began with. Here an admin sees what was edited since, and may let it follow. */
export function CohortContent({ changes }: { changes: ContentChange[] }) {
	return (
		<Section id="content" title="Content">
			{changes.length === 0 ? (
				<p className="small soft mt-3">This cohort reads the modules as they are today.</p>
			) : (
				<>
					<p className="small soft mt-3">
						This cohort reads the modules as they were when it began. Edited since, and not seen here:
					</p>
					<ul className="rows">
						{changes.map((change) => (
							<li key={change.id}>
								<span className="grow">
									<span className="strong">{change.title}</span>
									<span className="block small soft">{saysOf(change)}</span>
								</span>
							</li>
						))}
					</ul>
					<Confirm
						id="move-content"
						label="Move to today’s content"
						question="Move this cohort to today’s content?"
						consequences="Its people read the modules as they are now, and see which passages changed since they read them. Nothing they have done is lost, and what the level asks of them stays. It cannot be moved back."
						keep="Leave it as it is"
						act="Move it"
						intent="move-content"
						look="text"
					/>
				</>
			)}
		</Section>
	)
}

function saysOf({ kind, parts }: ContentChange): string {
	if (kind === 'new') return 'New, and readable already'
	if (kind === 'gone') return 'No longer part of this level'
	if (parts.length === 0) return 'Edited'
	return `${capitalized(counted(parts.length, 'part', 'parts'))} edited: ${listed(parts)}`
}
