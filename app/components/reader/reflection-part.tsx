import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { BlockView } from '~/domain/progress/part-view'
import { Icon } from '../ui/icon'
import { useHydrated } from '../ui/use-hydrated'
import { Html } from './html'

const PAUSE_MS = 900

type Saved = { ok?: boolean; savedAt?: string; problem?: string }

/** A question one answers for oneself. Saved as one writes; with a button where JavaScript has not arrived. */
export function ReflectionPart({ block }: { block: Extract<BlockView, { kind: 'reflection' }> }) {
	const fetcher = useFetcher<Saved>()
	const hydrated = useHydrated()
	const form = useRef<HTMLFormElement>(null)
	const timer = useRef<ReturnType<typeof setTimeout>>()
	const save = () => {
		clearTimeout(timer.current)
		if (form.current) fetcher.submit(form.current, { preventScrollReset: true })
	}
	useEffect(() => () => clearTimeout(timer.current), [])
	const saved = fetcher.data?.savedAt ?? (block.answer ? 'before' : '')
	const words =
		fetcher.state !== 'idle'
			? 'Saving'
			: fetcher.data?.problem
				? fetcher.data.problem
				: saved === 'before'
					? 'Saved'
					: saved
						? `Saved ${saved}`
						: ''
	return (
		<section className="keep" id={block.id} aria-labelledby={`${block.id}-ask`}>
			<h2 className="q" id={`${block.id}-ask`}>
				{block.ask}
			</h2>
			<Html html={block.html} />
			<fetcher.Form method="post" action={`#${block.id}`} ref={form} preventScrollReset>
				<input type="hidden" name="intent" value="reflect" />
				<input type="hidden" name="part" value={block.id} />
				<textarea
					className="input"
					name="text"
					aria-labelledby={`${block.id}-ask`}
					aria-describedby={`${block.id}-who`}
					maxLength={20_000}
					defaultValue={block.answer?.text}
					onChange={() => {
						clearTimeout(timer.current)
						timer.current = setTimeout(save, PAUSE_MS)
					}}
					onBlur={save}
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
			</fetcher.Form>
		</section>
	)
}
