import type { BlockView } from '~/domain/progress/part-view'
import { CheckPart } from './check-part'
import { ChecklistPart, ExercisePart } from './exercise-part'
import { Html } from './html'
import { ReflectionPart } from './reflection-part'
import { ScenarioPart } from './scenario-part'
import { TryPart } from './try-part'

type Track = 'manager' | 'ic'

/** One block of a part, by kind. */
export function LessonBlock({ block, track, today }: { block: BlockView; track: Track; today: string }) {
	switch (block.kind) {
		case 'prose':
			return <Html html={block.html} />
		case 'note':
			return (
				<aside className="side" aria-label={block.title}>
					<b>{block.title}</b>
					<Html html={block.html} className="" />
				</aside>
			)
		case 'variants':
			return <Variants block={block} track={track} />
		case 'transcript':
			return <Transcript block={block} />
		case 'before-after':
			return (
				<section className="pair-box" aria-label={block.title}>
					<h2>{block.title}</h2>
					<div>
						<div className="before">
							<h3>{block.before.label}</h3>
							<Html html={block.before.html} />
						</div>
						<div className="slip">
							<h3>{block.after.label}</h3>
							<Html html={block.after.html} />
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
					<Html html={block.html} />
				</details>
			)
		case 'further-reading':
			return (
				<details className="more">
					<summary>
						<span>Further reading</span>
					</summary>
					<Html html={block.html} />
				</details>
			)
		case 'scenario':
			return <ScenarioPart block={block} />
		case 'check':
			return <CheckPart block={block} />
		case 'reflection':
			return <ReflectionPart block={block} />
		case 'exercise':
			return <ExercisePart block={block} today={today} />
		case 'checklist':
			return <ChecklistPart block={block} />
		case 'try':
			return <TryPart block={block} today={today} />
	}
}

const readers: Record<Track, string> = { manager: 'managers', ic: 'staff engineers and other ICs' }

/** The reader's own version first, the other one a click away. */
function Variants({ block, track }: { block: Extract<BlockView, { kind: 'variants' }>; track: Track }) {
	const other = track === 'manager' ? 'ic' : 'manager'
	return (
		<section className="foryou" aria-label={`A passage for ${readers[track]}`}>
			<p className="bar">
				<span>
					This passage is written for <b>{readers[track]}</b>.
				</span>
			</p>
			<Html html={block[track]} className="pass prose" />
			<details>
				<summary>Read how it goes for {readers[other]}</summary>
				<Html html={block[other]} className="pass prose" />
			</details>
		</section>
	)
}

function Transcript({ block }: { block: Extract<BlockView, { kind: 'transcript' }> }) {
	return (
		<section className="talk" aria-label={block.title}>
			<h2>{block.title}</h2>
			<dl>
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
