import type { BlockView } from '~/domain/progress/part-view'
import type { FormAnswer } from '~/http/forms'
import { CheckPart } from './check-part'
import { ChecklistPart, ExercisePart } from './exercise-part'
import { Html, passageMark } from './html'
import { ReflectionPart } from './reflection-part'
import { ScenarioPart } from './scenario-part'
import { TryPart } from './try-part'
import { WorksheetPart } from './worksheet-part'

type Track = 'manager' | 'ic'

/** One block of a part, by kind. @param passage what marks in it are counted from: its place in the part */
export function LessonBlock({
	block,
	passage,
	track,
	today,
	answer,
}: {
	block: BlockView
	passage: string
	track: Track
	today: string
	answer: FormAnswer | null | undefined
}) {
	switch (block.kind) {
		case 'prose':
			return <Html html={block.html} passage={passage} />
		case 'note':
			return (
				<aside className="side" aria-label={block.title}>
					<b>{block.title}</b>
					<Html html={block.html} className="" passage={passage} />
				</aside>
			)
		case 'variants':
			return <Variants block={block} passage={passage} track={track} />
		case 'transcript':
			return <Transcript block={block} passage={passage} />
		case 'before-after':
			return (
				<section className="pair-box" aria-label={block.title}>
					<h2>{block.title}</h2>
					<div>
						<div className="before">
							<h3>{block.before.label}</h3>
							<Html html={block.before.html} passage={`${passage}.before`} />
						</div>
						<div className="slip">
							<h3>{block.after.label}</h3>
							<Html html={block.after.html} passage={`${passage}.after`} />
						</div>
					</div>
				</section>
			)
		case 'advanced':
			return (
				<details className="more">
					<summary>
						<span>{block.title}</span>
						<span className="small soft">Going further, {block.minutes} min, not required</span>
					</summary>
					<Html html={block.html} passage={passage} />
				</details>
			)
		case 'further-reading':
			return (
				<details className="more">
					<summary>
						<span>Further reading</span>
					</summary>
					<Html html={block.html} passage={passage} />
				</details>
			)
		case 'scenario':
			return <ScenarioPart block={block} passage={passage} />
		case 'check':
			return <CheckPart block={block} />
		case 'reflection':
			return <ReflectionPart block={block} passage={passage} />
		case 'exercise':
			return <ExercisePart block={block} passage={passage} today={today} answer={answer} />
		case 'checklist':
			return <ChecklistPart block={block} />
		case 'worksheet':
			return <WorksheetPart block={block} passage={passage} />
		case 'try':
			return <TryPart block={block} passage={passage} today={today} answer={answer} />
	}
}

const readers: Record<Track, string> = { manager: 'managers', ic: 'staff engineers and other ICs' }

/** The reader's own version first, the other one a click away. */
function Variants({
	block,
	passage,
	track,
}: {
	block: Extract<BlockView, { kind: 'variants' }>
	passage: string
	track: Track
}) {
	const other = track === 'manager' ? 'ic' : 'manager'
	return (
		<section className="foryou" aria-label={`A passage for ${readers[track]}`}>
			<p className="bar">
				<span>
					This passage is written for <b>{readers[track]}</b>.
				</span>
			</p>
			<Html html={block[track]} className="pass prose" passage={`${passage}.${track}`} />
			<details>
				<summary>Read how it goes for {readers[other]}</summary>
				<Html html={block[other]} className="pass prose" passage={`${passage}.${other}`} />
			</details>
		</section>
	)
}

function Transcript({ block, passage }: { block: Extract<BlockView, { kind: 'transcript' }>; passage: string }) {
	return (
		<section className="talk" aria-label={block.title}>
			<h2>{block.title}</h2>
			<dl {...passageMark(passage)}>
				{block.lines.map((line, index) => {
					const key = `${index}-${line.who}`
					if (line.who === 'beat')
						return <dd key={key} className="pause" dangerouslySetInnerHTML={{ __html: line.html }} />
					if (line.who === 'remark')
						return <dd key={key} className="remark" dangerouslySetInnerHTML={{ __html: line.html }} />
					return <Line key={key} who={line.who} html={line.html} />
				})}
			</dl>
		</section>
	)
}

function Line({ who, html }: { who: string; html: string }) {
	return (
		<>
			<dt>{who}</dt>
			<dd dangerouslySetInnerHTML={{ __html: html }} />
		</>
	)
}
