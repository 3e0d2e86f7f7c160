import { readLoops } from '~/domain/worksheet/loops'
import type { Cells } from '~/domain/worksheet/sheet'
import { Graph } from './graph'

const kinds = {
	reinforcing: 'reinforcing: it feeds itself, for better or worse',
	balancing: 'balancing: it holds itself where it is',
}

export function LoopsPicture({ rows }: { rows: Cells[] }) {
	const { things, links, loops, isCut } = readLoops(rows)
	if (links.length === 0)
		return <p className="soft">Fill in two rows that follow each other, and the drawing begins here.</p>
	return (
		<>
			<Graph
				names={things}
				edges={links.map(({ from, to, sign, isLate }) => ({
					...{ from, to, isLate },
					sign: sign === 'more' ? '+' : '−',
					look: sign === 'more' ? 'plain' : 'dashed',
				}))}
				centers={loops}
			/>
			<p className="micro faint key-of">
				+ more makes more · − more makes less, dashed · two strokes: weeks or months later
			</p>
			{loops.length === 0 ? (
				<p>No arrow leads back to where it began yet. What does the last thing make more or less of?</p>
			) : (
				<ul className="found-in">
					{loops.map((loop) => (
						<li key={loop.name}>
							<b>{loop.name}</b>, {kinds[loop.kind]}
							{loop.isLate ? ', and slowly' : ''}. {[...loop.through, loop.through[0]].join(' → ')}.
						</li>
					))}
				</ul>
			)}
			{isCut ? <p className="small soft">There is more than a drawing can show. Take two things away.</p> : null}
		</>
	)
}
