import { Link } from '@remix-run/react'
import type { Station } from '~/domain/progress/way'
import { Badge } from '../ui/badge'

const STEP = 60
const TOP = 40
/** Where the route swings to, in hundredths of the face's width; it narrows towards the top. */
const SWING = [26, 45, 66, 52, 32, 45, 64, 48, 60, 45, 54, 50, 58, 46]

const ROCK =
	'M8 674L6 630 16 592 13 556 25 522 20 484 33 450 28 416 41 386 36 352 49 320 44 292 57 264 52 228 63 202 60 178 75 152 72 130 85 108 88 84 98 72 96 58 101 47 107 47 114 60 113 70 127 82 124 100 139 128 135 150 151 178 146 204 161 240 156 262 169 300 162 330 173 368 168 402 178 440 170 478 180 520 173 556 183 600 178 640 185 674'
const CRACKS =
	'M85 108L104 116 112 104M135 150L120 158 116 186 124 200M60 178L78 190 84 212 74 236M146 204L136 214M52 228L70 240 66 262M156 262L140 268 138 296 148 312M57 264L78 262 82 300 72 318 76 352M162 330L150 326M36 352L62 362 70 350M168 402L146 396 138 410 144 440 134 462M28 416L50 412 46 434M33 450L46 486 40 512 58 530M170 478L150 484 146 520 156 534M25 522L52 548 84 540 92 520M13 556L36 574 34 604 48 616M173 556L160 576 164 604M178 640L150 634 128 646 96 636M16 592L28 628 22 650'
const SCREE =
	'M112 128L130 136M66 152L80 160M112 250L134 258M54 300L70 308M104 366L126 372M60 402L74 408M118 434L132 440M60 512L78 520M108 574L124 584M40 630L60 636M126 616L148 622'

/** The route drawn on a rock face. The list says everything; the drawing is for the eye alone. */
export function Topo({ stations, stage }: { stations: Station[]; stage: string }) {
	const height = TOP + (stations.length - 1) * STEP + 28
	const scale = height / 680
	const points = stations.map((station, index) => ({
		station,
		x: index === stations.length - 1 ? 51 : (SWING[index % SWING.length] ?? 50),
		y: height - 28 - index * STEP,
	}))
	const here = Math.max(
		points.findIndex(({ station }) => station.state === 'now'),
		points.reduce((last, { station }, index) => (station.state === 'done' ? index : last), 0),
	)
	const px = (x: number) => (x / 100) * 204
	const line = (from: number, to: number) =>
		points
			.slice(from, to + 1)
			.map((point, index, all) => {
				const before = all[index - 1]
				if (!before) return `M${px(point.x)} ${point.y}`
				const middle = (before.y + point.y) / 2
				return `C${px(before.x)} ${middle} ${px(point.x)} ${middle} ${px(point.x)} ${point.y}`
			})
			.join('')
	return (
		<div className="topo" style={{ height: `${height / 16}rem` }}>
			<svg className="face" style={{ height }} aria-hidden="true">
				<svg width="100%" height={height} viewBox={`0 0 204 ${height}`} preserveAspectRatio="none" aria-hidden="true">
					<g
						fill="none"
						stroke="var(--edge)"
						strokeLinejoin="round"
						strokeLinecap="round"
						transform={`scale(1 ${scale})`}
					>
						<path stroke="var(--ink)" strokeWidth="1.75" d={ROCK} />
						<path strokeWidth="1" d={CRACKS} />
						<path strokeWidth="1.25" strokeDasharray="0.100 5" d={SCREE} />
					</g>
					<path
						d={points.map((point) => `M${px(point.x) + 16} ${point.y}H200`).join('')}
						stroke="var(--hair)"
						strokeWidth="1"
						fill="none"
					/>
					<path
						d={line(here, points.length - 1)}
						fill="none"
						stroke="var(--ink)"
						strokeWidth="2"
						strokeDasharray="2 6"
						strokeLinecap="round"
					/>
					{here > 0 ? (
						<>
							<path d={line(0, here)} fill="none" stroke="var(--case)" strokeWidth="8" />
							<path d={line(0, here)} fill="none" stroke="var(--rope)" strokeWidth="5" />
						</>
					) : null}
				</svg>
				{points.map(({ station, x, y }) => (
					<svg key={`${station.kind}-${station.title}`} x={`${x}%`} y={y} overflow="visible" aria-hidden="true">
						<Mark station={station} />
					</svg>
				))}
			</svg>
			<div className="bdg">
				<Badge stage={stage} size={60} />
			</div>
			<ol reversed>
				{[...points].reverse().map(({ station, y }) => (
					<li
						key={`${station.kind}-${station.title}`}
						className={`${station.kind === 'top' ? 'summit' : station.kind} ${station.state}`}
						style={{ top: y }}
						aria-current={station.state === 'now' ? 'step' : undefined}
					>
						<span className="t">
							{station.number ? (
								<>
									<span className="vh">Module </span>
									<b className="num">{station.number}</b>{' '}
								</>
							) : null}
							{station.to ? <Link to={station.to}>{station.title}</Link> : station.title}
						</span>
						<span className="m">
							{station.state === 'now' ? `You are here, ${station.sub.toLowerCase()}` : station.sub}
						</span>
					</li>
				))}
			</ol>
		</div>
	)
}

function Mark({ station }: { station: Station }) {
	const done = station.state === 'done'
	if (station.kind === 'top')
		return (
			<path
				d="M0 -15L12 6H-12Z"
				fill={done ? 'var(--rope)' : 'var(--chalk)'}
				stroke={done ? 'var(--case)' : 'var(--ink)'}
				strokeWidth="1.75"
				strokeLinejoin="round"
			/>
		)
	if (station.state === 'now') {
		return (
			<>
				<circle r="11" fill="var(--rope)" stroke="var(--case)" strokeWidth="2" />
				<circle r="4" fill="var(--case-rope)" />
			</>
		)
	}
	if (station.kind === 'room' || station.kind === 'headwall') {
		return (
			<>
				<circle
					r="7.5"
					fill={done ? 'var(--rope)' : 'var(--chalk)'}
					stroke={done ? 'var(--case)' : 'var(--ink)'}
					strokeWidth="1.75"
				/>
				<path d="M-3 -3L3 3M3 -3L-3 3" stroke={done ? 'var(--case-rope)' : 'var(--ink)'} strokeWidth="1.5" />
			</>
		)
	}
	return (
		<circle
			r="5.5"
			fill={done ? 'var(--rope)' : 'var(--chalk)'}
			stroke={done ? 'var(--case)' : 'var(--edge)'}
			strokeWidth="1.75"
		/>
	)
}
