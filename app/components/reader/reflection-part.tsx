import { Form } from '@remix-run/react'
import { useRef } from 'react'
import type { BlockView } from '~/domain/progress/part-view'
import { Icon } from '../ui/icon'
import { useAutosave } from '../ui/use-autosave'
import { useHydrated } from '../ui/use-hydrated'
import { Html } from './html'

/** A question one answers for oneself. Saved as one writes; with a button where JavaScript has not arrived. */
export function ReflectionPart({
	block,
	passage,
}: {
	block: Extract<BlockView, { kind: 'reflection' }>
	passage: string
}) {
	const hydrated = useHydrated()
	const form = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(form, 'reflect')
	const words = autosave.problem ?? (autosave.says || (block.answer ? 'Saved' : ''))
	return (
		<section className="keep" id={block.id} aria-labelledby={`${block.id}-ask`}>
			<h2 className="q" id={`${block.id}-ask`}>
				{block.ask}
			</h2>
			<Html html={block.html} passage={passage} />
			<Form method="post" action={`#${block.id}`} ref={form} preventScrollReset>
				<input type="hidden" name="intent" value="reflect" />
				<input type="hidden" name="part" value={block.id} />
				<textarea
					className="input"
					name="text"
					aria-labelledby={`${block.id}-ask`}
					aria-describedby={`${block.id}-who`}
					maxLength={20_000}
					defaultValue={block.answer?.text}
					onChange={autosave.later}
					onBlur={autosave.now}
				/>
				<footer>
					<span className="lock" id={`${block.id}-who`}>
						<Icon name="lock" />
						Only you can read this. Not your manager, not an admin, not your cohort.
					</span>
					<span role="status">{words}</span>
					{hydrated ? null : (
						<button className="btn edge sm" type="submit">
							Save
						</button>
					)}
				</footer>
			</Form>
		</section>
	)
}
