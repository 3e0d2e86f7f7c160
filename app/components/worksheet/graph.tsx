import { useId } from 'react'
import { arrowBetween, placeAround } from '~/domain/worksheet/drawing'

export type Edge = { from: string; to: string; sign: string; look: 'plain' | 'dashed' | 'double'; isLate?: boolean }
/** A word in the middle of some of the things */
export type Center = { name: string; through: string[] }

const WIDE = 600
const NARROW = 330

/** Things and arrows between them, drawn twice: on a phone anew, never smaller. Whoever cannot see it has the table and the lines below. */
export function Graph({ names, edges, centers = [] }: { names: string[]; edges: Edge[]; centers?: Center[] }) {
	if (names.length < 2) return null
	return (
		<>
			<Drawn width={WIDE} names={names} edges={edges} centers={centers} />
			<Drawn width={NARROW} names={names} edges={edges} centers={centers} />
		</>
	)
}

function Drawn({ width, names, edges, centers }: { width: number; names: string[]; edges: Edge[]; centers: Center[] }) {
	const head = useId()
	const { nodes, height } = placeAround(names, width)
	const nodeOf = (name: string) => nodes.find((node) => node.name === name)
	return (
		<svg
			className={width === WIDE ? 'graph wide' : 'graph narrow'}
			viewBox={`0 0 ${width} ${height}`}
			width={width}
			height={height}
			aria-hidden="true"
		>
			<marker
				id={head}
				viewBox="0 0 8 8"
				refX="7"
				refY="4"
				markerUnits="userSpaceOnUse"
				markerWidth="11"
				markerHeight="11"
				orient="auto-start-reverse"
			>
				<path d="M0 .5L7.500 4 0 7.500z" className="head-of" />
			</marker>
			{edges.map((edge) => {
				const [from, to] = [nodeOf(edge.from), nodeOf(edge.to)]
				if (!from || !to) return null
				const arrow = arrowBetween(from, to)
				return (
					<g key={`${edge.from} ${edge.to}`}>
						<path d={arrow.path} className={`line ${edge.look}`} markerEnd={`url(#${head})`} />
						{edge.isLate ? (
							<path
								className="late"
								d={`M${arrow.midX - 5} ${arrow.midY + 5}l5-10M${arrow.midX} ${arrow.midY + 5}l5-10`}
							/>
						) : null}
						<text x={arrow.x} y={arrow.y + 5} className="sign-at">
							{edge.sign}
						</text>
					</g>
				)
			})}
			{nodes.map((node) => (
				<text key={node.name} x={node.x} className="name-at">
					{node.lines.map((line, index) => (
						<tspan key={line} x={node.x} y={node.y + 5 + (index - (node.lines.length - 1) / 2) * 16}>
							{line}
						</tspan>
					))}
				</text>
			))}
			{centers.map(({ name, through }) => {
				const around = through.flatMap((each) => nodeOf(each) ?? [])
				if (around.length < 3) return null
				const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
				return (
					<text
						key={name}
						className="center-at"
						x={mean(around.map((node) => node.x))}
						y={mean(around.map((node) => node.y)) + 6}
					>
						{name}
					</text>
				)
			})}
		</svg>
	)
}
