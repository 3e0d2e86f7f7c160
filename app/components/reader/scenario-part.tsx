import { useFetcher } from '@remix-run/react'
import { useRef } from 'react'
import type { ScenarioView } from '~/domain/progress/part-view'
import { Html } from './html'
import { useFocusOnOutcome } from './use-focus-on-outcome'

/** A decision with consequences. Each option is a button of one form, so that it works before JavaScript arrives. */
export function ScenarioPart({ block, passage }: { block: ScenarioView; passage: string }) {
	const fetcher = useFetcher()
	const busy = fetcher.state !== 'idle'
	const here = `#${block.id}`
	const section = useRef<HTMLElement>(null)
	const made = block.steps.filter((step) => step.chosen).length
	useFocusOnOutcome(section, made, made > 0 ? '.then.mine' : 'button.opt:first-of-type')
	return (
		<section className="fork" id={block.id} ref={section} aria-labelledby={`${block.id}-title`}>
			<header>
				<h2 className="h3" id={`${block.id}-title`}>
					You decide: {block.title}
				</h2>
				<span className="small soft">You choose once. Then you may look down the other roads, or play it again.</span>
			</header>
			<Html html={block.html} passage={passage} />
			{block.steps.map((step) =>
				step.chosen ? (
					<div className="settled" key={step.id}>
						<h3 className="q">{step.ask}</h3>
						{step.choices.map((choice) => (
							<Settled key={choice.id} choice={choice} isMine={choice.id === step.chosen} />
						))}
					</div>
				) : (
					<fetcher.Form method="post" action={here} key={step.id} preventScrollReset>
						<input type="hidden" name="intent" value="choose" />
						<input type="hidden" name="part" value={block.id} />
						<input type="hidden" name="decision" value={step.id} />
						<h3 className="q">{step.ask}</h3>
						{step.choices.map((choice) => (
							<button key={choice.id} type="submit" className="opt" name="choice" value={choice.id} disabled={busy}>
								<span className="dot" />
								<span>{choice.say}</span>
							</button>
						))}
					</fetcher.Form>
				),
			)}
			{block.steps[0]?.chosen ? (
				<fetcher.Form method="post" action={here} className="acts" preventScrollReset>
					<input type="hidden" name="part" value={block.id} />
					{block.walkedBack ? null : (
						<button className="btn text" type="submit" name="intent" value="walk-back">
							Look down the other roads
						</button>
					)}
					{block.finished ? (
						<button className="btn text" type="submit" name="intent" value="start-over">
							Play it again from the start
						</button>
					) : null}
				</fetcher.Form>
			) : null}
		</section>
	)
}

function Settled({ choice, isMine }: { choice: ScenarioView['steps'][number]['choices'][number]; isMine: boolean }) {
	return (
		<>
			<div className={isMine ? 'opt sel' : 'opt'}>
				<span className="dot" />
				<span>
					{isMine ? <span className="vh">You chose: </span> : null}
					{choice.say}
				</span>
			</div>
			{choice.html ? (
				<div
					className={isMine ? 'then mine' : 'then'}
					role={isMine ? 'status' : undefined}
					tabIndex={isMine ? -1 : undefined}
				>
					<Html html={choice.html} />
					<p className="cost">What it cost: {choice.cost}</p>
				</div>
			) : null}
		</>
	)
}
