// Generated from api/openapi.json by scripts/write-cli-types.mjs; not edited by hand.
export interface components {
    schemas: {
        BoardCounts: {
            byLight: {
                green?: number;
                yellow?: number;
                red?: number;
                grey?: number;
            };
            byStatus: {
                [key: string]: number;
            };
            total: number;
        };
        CalendarTable: {
            version: string;
            years: {
                [key: string]: {
                    year: number;
                    source: string;
                    offWeekdays: string[];
                    workWeekends: string[];
                    /** @description False while the notice is awaited */
                    announced: boolean;
                };
            };
        };
        CampaignPage: {
            id: string;
            /** @description For If-Match */
            version: number;
            status: components["schemas"]["CampaignStatus"];
            plan: components["schemas"]["Plan"];
            planVersion: number;
            lead: string;
            leaderInCharge: string;
            draftedBy: string;
            drafters: string[];
            warnings: ({
                id: string;
                path: string;
                word: string;
                zh: string;
                en: string;
            } & {
                [key: string]: unknown;
            })[];
            waiting: components["schemas"]["WaitingStep"][];
            milestones: ({
                id: string;
                name: string;
                /** Format: date */
                dueOn: string;
                gate?: string;
                /** Format: date */
                reachedOn?: string;
            } & {
                [key: string]: unknown;
            })[];
            items: ({
                planItem: string;
                id: string;
                title: string;
                parent?: string;
                opened: boolean;
            } & {
                [key: string]: unknown;
            })[];
            instructions: ({
                by: string;
                at: string;
                text: string;
            } & {
                [key: string]: unknown;
            })[];
            results: ({
                metric: string;
                value: number;
                unit: string;
                /** Format: date */
                on: string;
                by: string;
            } & {
                [key: string]: unknown;
            })[];
            /** Format: date */
            startedOn?: string;
            /** Format: date */
            closedOn?: string;
            countersigning?: {
                /** @enum {string} */
                mode: "all" | "any";
                persons: string[];
                signed: ({
                    person: string;
                    /** @enum {string} */
                    opinion: "agree" | "disagree";
                    comment?: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            /** @description A changed plan that waits for approval; the running one stays in force until then */
            amendment?: {
                plan: components["schemas"]["Plan"];
                reason: string;
                by: string;
                warnings: ({
                    id: string;
                    path: string;
                    word: string;
                    zh: string;
                    en: string;
                } & {
                    [key: string]: unknown;
                })[];
                countersigning?: {
                    /** @enum {string} */
                    mode: "all" | "any";
                    persons: string[];
                    signed: ({
                        person: string;
                        /** @enum {string} */
                        opinion: "agree" | "disagree";
                        comment?: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
            returned?: {
                by: string;
                reason: string;
            } & {
                [key: string]: unknown;
            };
            /** @description UnderAcceptance: what acceptance was asked for with */
            request?: {
                by: string;
                summary: string;
            } & {
                [key: string]: unknown;
            };
            retrospective?: {
                text: string;
                lessons: string[];
                by: string;
                /** Format: date-time */
                at: string;
            } & {
                [key: string]: unknown;
            };
            /** @description Suspended or Terminated: why */
            ground?: string;
            /**
             * Format: date
             * @description Suspended: until when, as expected
             */
            expectedEndOn?: string;
            checks: ({
                day: number;
                /** Format: date */
                dueOn: string;
                /** @enum {string} */
                result?: "passed" | "failed";
                note?: string;
            } & {
                [key: string]: unknown;
            })[];
            /** Format: date */
            todayOn: string;
            availableActions: string[];
            board: components["schemas"]["BoardCounts"];
            goals: components["schemas"]["GoalStanding"][];
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        CampaignStatus: "Draft" | "Submitted" | "Returned" | "Running" | "Suspended" | "UnderAcceptance" | "Closed" | "Watch" | "Archived" | "Terminated";
        DeadlineCalculation: {
            /** @enum {string} */
            kind: "date" | "instant" | "none";
            rule?: {
                id: string;
                name: string;
                version: string;
                law: string;
                note?: string;
            };
            /** @description Version of the working calendar */
            calendar: string;
            /** Format: date */
            unrolledOn?: string;
            /** Format: date */
            dueOn?: string;
            dueAt?: string;
            rolled?: boolean;
            /** @description A year whose holidays are not announced took part */
            provisional: boolean;
            /** @description An exclusion has not ended: its expected end was taken */
            open?: boolean;
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
            steps: {
                text: string;
                article?: string;
                /** @enum {string} */
                confidence: "high" | "medium" | "low";
                /** Format: date */
                resultOn?: string;
                resultAt?: string;
            }[];
            /** @description Last days to ask for the next extension and to decide on it */
            extensionWindow?: {
                /** Format: date */
                askByOn: string;
                /** Format: date */
                decideByOn: string;
                article: string;
            };
            /** Format: date */
            satisfiedOn?: string;
            /** Format: date */
            lapsedOn?: string;
        };
        Delegation: {
            id: string;
            principal: string;
            delegate: string;
            /** Format: date */
            fromOn: string;
            /** Format: date */
            untilOn: string;
            actions?: string[];
            revokedAt?: string;
            inForce: boolean;
        };
        Department: {
            id: string;
            name: string;
            nameEn?: string;
            /** @enum {string} */
            kind: "filing" | "trial" | "enforcement" | "tribunal" | "office";
            head?: string;
            leaderInCharge?: string;
            closed?: boolean;
        };
        DueDateExplanation: {
            id: string;
            /** Format: date */
            dueOn?: string;
            provisional: boolean;
            rule: components["schemas"]["DueRule"];
            /** Format: date */
            anchorOn?: string;
            steps: {
                text: string;
                /** Format: date */
                resultOn: string;
            }[];
            waitsFor?: {
                type: string;
                id: string;
                title?: string;
            } & {
                [key: string]: unknown;
            };
        };
        DueRule: {
            /**
             * Format: date
             * @example 2026-04-30
             */
            on: string;
            fixed?: boolean;
        } | {
            workingDays: number;
            after: string;
        } | {
            days: number;
            after: string;
        } | {
            months: number;
            after: string;
        };
        Figure: {
            count: number;
            /** @description Parameters of GET /work-items that list exactly the items counted */
            query: {
                [key: string]: string;
            };
        };
        GoalStanding: {
            metric: string;
            name: string;
            unit: string;
            baseline?: number;
            target: number;
            /** Format: date */
            by: string;
            /** @description The result recorded last for this metric, in the goal's unit */
            latest?: {
                value: number;
                /** Format: date */
                on: string;
            };
            /** @description Whether the latest result is at the target, on the side away from the baseline */
            reached?: boolean;
            /** @description How much of the way from the baseline, or from 0, to the target the latest result has come, in percent */
            way?: number;
        };
        ImportAnswer: {
            dryRun: boolean;
            applied: boolean;
            commands: number;
            summary: {
                rows: number;
                added: number;
                changed: number;
                unchanged: number;
                leavers: number;
            };
            faults: {
                row: number;
                column?: string;
                code: string;
                message: string;
            }[];
        };
        Ladder: {
            version: string;
            /** @enum {string} */
            priority?: "A" | "B" | "C";
            rungs: {
                id: string;
                offsetWorkingDays: number;
                audience: ("person" | "supervisor" | "department-head" | "task-force-lead" | "leader-in-charge" | "president")[];
                /** @enum {string} */
                notice?: "supervision-notice";
                /** @enum {string} */
                repeat?: "weekly";
            }[];
        };
        LeaverPreview: {
            person: string;
            open: {
                appointments: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                items: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                decisions: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                leads: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                supervisions: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                cases: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                tokens: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                delegations: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
                sessions: {
                    id: string;
                    title?: string;
                    /**
                     * @description Of a decision: whose step it is
                     * @enum {string}
                     */
                    of?: "campaign" | "work-item" | "dispute" | "court";
                }[];
            };
            total: number;
        };
        /** @enum {string} */
        Light: "green" | "yellow" | "red" | "grey";
        ListedCampaign: {
            id: string;
            title: string;
            theme: string;
            brand?: string;
            status: components["schemas"]["CampaignStatus"];
            lead: string;
            leaderInCharge: string;
            draftedBy: string;
            departments: string[];
            /** Format: date */
            startsOn: string;
            /** Format: date */
            endsOn: string;
            /** Format: date */
            startedOn?: string;
            /** Format: date */
            closedOn?: string;
            amendmentPending: boolean;
            version: number;
            items: components["schemas"]["Figure"];
            open: components["schemas"]["Figure"];
            lights: {
                green?: components["schemas"]["Figure"];
                yellow?: components["schemas"]["Figure"];
                red?: components["schemas"]["Figure"];
                grey?: components["schemas"]["Figure"];
            };
            /** @description Of its items, by weight */
            progress: number;
            goals: components["schemas"]["GoalStanding"][];
            nextMilestone?: {
                id: string;
                name: string;
                /** Format: date */
                dueOn: string;
                /** @description Working days from the court's today to the due date, today not counted; negative when overdue */
                remainingWorkingDays: number;
            };
            /** @description The plan's milestones by date */
            milestones: {
                id: string;
                name: string;
                /** Format: date */
                dueOn: string;
                /** Format: date */
                reachedOn?: string;
            }[];
            /** @description Steps of the campaign itself that wait for persons */
            waiting: components["schemas"]["WaitingStep"][];
            /** @description To the day the plan ends; absent once the campaign is over */
            remainingWorkingDays?: number;
        };
        Me: {
            person: string;
            name?: string;
            department: string;
            posts: string[];
            roles: ("staff" | "clerk" | "mediator" | "judge" | "task-force-lead" | "department-head" | "leader" | "president" | "trial-management" | "auditor" | "administrator" | "integration")[];
            /** @enum {string} */
            language: "zh-CN" | "en";
            /** @description Whom the person may stand in for now (X-On-Behalf-Of) */
            principals: {
                person: string;
                name?: string;
                delegation: string;
                untilOn: string;
                actions?: string[];
            }[];
            mustChangePassword: boolean;
            /** @enum {string} */
            via: "session" | "token";
            courtName: string;
            /** Format: date-time */
            courtNow: string;
            todayOn: string;
            demo: boolean;
        };
        Notice: {
            id: string;
            stream: string;
            template: string;
            params: {
                [key: string]: unknown;
            };
            title?: string;
            subject: string;
            text: string;
            at: string;
            /** @description When it was written, for marking read; after a downtime later than what it is about */
            recordedAt: string;
            unread: boolean;
        };
        Organisation: {
            version: number;
            name: string;
            nameEn?: string;
            president?: string;
            departments: components["schemas"]["Department"][];
            posts: components["schemas"]["Post"][];
            persons: components["schemas"]["Person"][];
            partners: {
                id: string;
                name: string;
                kind: string;
                tier: string;
            }[];
            delegations: components["schemas"]["Delegation"][];
            processes: {
                id: string;
                version: string;
                name: string;
                steps: string[];
            }[];
            /** @description Commands on the court that the caller may give */
            availableActions: string[];
        };
        PendingStep: {
            step: string;
            text: string;
            owner: string;
            who: string;
            sinceAt: string;
            dueAt: string;
            overdue: boolean;
        };
        Person: {
            id: string;
            name?: string;
            email?: string;
            department: string;
            posts: string[];
            roles: ("staff" | "clerk" | "mediator" | "judge" | "task-force-lead" | "department-head" | "leader" | "president" | "trial-management" | "auditor" | "administrator" | "integration")[];
            /** @enum {string} */
            status: "active" | "left";
            /** Format: date */
            leftOn?: string;
            absences: {
                /** Format: date */
                fromOn: string;
                /** Format: date */
                untilOn: string;
            }[];
            /** @enum {string} */
            language: "zh-CN" | "en";
        };
        Plan: {
            title: string;
            theme: string;
            brand?: string;
            lead: string;
            leaderInCharge: string;
            departments: string[];
            /** Format: date */
            startsOn: string;
            /** Format: date */
            endsOn: string;
            goals: ({
                metric: string;
                name: string;
                baseline?: number;
                target: number;
                unit: string;
                /** Format: date */
                by: string;
            } & {
                [key: string]: unknown;
            })[];
            regimes: ({
                title: string;
                owner?: string;
                /** Format: date */
                effectiveOn?: string;
                file?: string;
            } & {
                [key: string]: unknown;
            })[];
            milestones: ({
                id: string;
                name: string;
                /** Format: date */
                dueOn: string;
                gate?: string;
            } & {
                [key: string]: unknown;
            })[];
            items: ({
                id: string;
                title: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        Post: {
            id: string;
            name: string;
            nameEn?: string;
            department: string;
            closed?: boolean;
        };
        RowResult: {
            index: number;
            id?: string;
            ok: boolean;
            version?: number;
            problem?: {
                code: string;
                status: number;
                title: string;
                detail: string;
                reason?: string;
            } & {
                [key: string]: unknown;
            };
        };
        Settings: {
            version: number;
            currentCalendar: string;
            calendars: {
                [key: string]: components["schemas"]["CalendarTable"];
            };
            currentLadders: {
                A: string;
                B: string;
                C: string;
            };
            ladders: {
                [key: string]: components["schemas"]["Ladder"];
            };
            numberFormats: {
                [key: string]: string;
            };
            clock: {
                courtAnchorAt: string;
                wallAnchorAt: string;
                scale: number;
            };
            courtNow: string;
            dutyWords: {
                version: string;
                forbidden: string[];
                counting: string[];
            };
        };
        Timeline: {
            stream: string;
            /** @enum {string} */
            kind: "court" | "campaign" | "work-item" | "dispute";
            entries: components["schemas"]["TimelineEntry"][];
            /** @description Steps that wait now; on the last page */
            pending: components["schemas"]["PendingStep"][];
            nextCursor?: string;
        };
        TimelineEntry: {
            seq: number;
            type: string;
            at: string;
            recordedAt: string;
            actor: string;
            who: string;
            onBehalfOf?: string;
            /** @description The principal by name, when it was done under a delegation */
            forWhom?: string;
            /** @description What was done, in words; the doer stands before it */
            text: string;
        };
        Todo: {
            stream: string;
            /** @enum {string} */
            kind: "court" | "campaign" | "work-item" | "dispute";
            step: string;
            owner: string;
            /** @description The principal, when the step is someone else's for whom the caller may act */
            onBehalfOf?: string;
            title: string;
            /** @description Why the caller has it, as one sentence in the language asked for */
            why?: string;
            sinceAt: string;
            dueAt: string;
            overdue: boolean;
            /** @description Working days from the court's today to the due date, today not counted; negative when overdue */
            remainingWorkingDays: number;
            /**
             * @description Of a work item
             * @enum {string}
             */
            light?: "green" | "yellow" | "red" | "grey";
            /** @description The commands with which the caller may answer this very step now */
            actions: string[];
        };
        WaitingStep: {
            step: string;
            key?: string;
            owner: string;
            /** Format: date-time */
            sinceAt: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            remindAt?: string;
            /** Format: date-time */
            climbAt?: string;
        } & {
            [key: string]: unknown;
        };
        WorkItem: {
            id: string;
            /** @description For If-Match */
            version: number;
            status: components["schemas"]["WorkItemStatus"];
            title: string;
            source: {
                /** @enum {string} */
                type: "campaign" | "meeting" | "instruction" | "feedback" | "inspection" | "review" | "superior" | "research" | "manual";
                reference?: string;
                by?: string;
                /** Format: date */
                receivedOn?: string;
            } & {
                [key: string]: unknown;
            };
            campaign?: {
                id: string;
                lead: string;
                leaderInCharge: string;
                /** Format: date */
                endsOn: string;
            } & {
                [key: string]: unknown;
            };
            planItem?: string;
            parent?: string;
            children: ({
                id: string;
                title: string;
                closed: boolean;
                weight: number;
            } & {
                [key: string]: unknown;
            })[];
            duty: {
                department: string;
                post?: string;
                responsible?: string;
                coOrganisers: string[];
                supervisor?: string;
            };
            delegate?: {
                person: string;
                /** Format: date */
                untilOn: string;
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            priority: "A" | "B" | "C";
            weight: number;
            target?: {
                metric: string;
                value: number;
                unit: string;
            };
            dutyText?: string;
            process?: string;
            processStep: number;
            due: components["schemas"]["DueRule"];
            /** Format: date */
            dueOn?: string;
            /** Format: date */
            reworkDueOn?: string;
            /** Format: date */
            openedOn?: string;
            provisional: boolean;
            /** @enum {string} */
            report?: "daily" | "weekly" | "half-monthly" | "monthly";
            /** Format: date */
            nextReportOn?: string;
            evidence: string[];
            extensions: number[];
            waiting: components["schemas"]["WaitingStep"][];
            reports: ({
                /** Format: date-time */
                at: string;
                by: string;
                summary: string;
                progress?: number;
            } & {
                [key: string]: unknown;
            })[];
            notices: ({
                number: string;
                text: string;
                /** Format: date-time */
                issuedAt: string;
                /** Format: date */
                replyByOn: string;
                reply?: string;
                /** Format: date-time */
                repliedAt?: string;
            } & {
                [key: string]: unknown;
            })[];
            instructions: ({
                by: string;
                /** Format: date-time */
                at: string;
                text: string;
            } & {
                [key: string]: unknown;
            })[];
            files?: ({
                sha256: string;
                name: string;
                sizeBytes: number;
                mediaType: string;
                by: string;
                /** Format: date-time */
                at: string;
            } & {
                [key: string]: unknown;
            })[];
            holders: ({
                person: string;
                department: string;
                /** Format: date */
                fromOn: string;
                /** Format: date */
                untilOn?: string;
            } & {
                [key: string]: unknown;
            })[];
            overdueDays: number;
            registeredBy: string;
            /** Format: date-time */
            registeredAt: string;
            submission?: {
                summary: string;
                evidence: {
                    name: string;
                    sha256?: string;
                    uri?: string;
                }[];
                by: string;
                onBehalfOf?: string;
                /** Format: date-time */
                at: string;
                result?: {
                    metric: string;
                    value: number;
                    unit: string;
                };
            } & {
                [key: string]: unknown;
            };
            signedOffBy?: string;
            /** Format: date */
            signedOffOn?: string;
            light: components["schemas"]["Light"];
            lightReason: string;
            progress: number;
            /**
             * Format: date
             * @description The court's today, which the light is of
             */
            todayOn: string;
            /** @description Working days from the court's today to the due date, today not counted; negative when overdue */
            remainingWorkingDays?: number;
            /** @description What a waiting item waits for; it frees itself */
            waitsFor?: {
                type: string;
                id: string;
                title?: string;
            } & {
                [key: string]: unknown;
            };
            /** @description Commands the caller may give now */
            availableActions: string[];
        } & {
            [key: string]: unknown;
        };
        WorkItemLine: {
            id: string;
            title: string;
            status: components["schemas"]["WorkItemStatus"];
            open: boolean;
            /** @enum {string} */
            source: "campaign" | "meeting" | "instruction" | "feedback" | "inspection" | "review" | "superior" | "research" | "manual";
            campaign?: string;
            planItem?: string;
            parent?: string;
            department: string;
            post?: string;
            responsible?: string;
            supervisor?: string;
            registeredBy: string;
            people: string[];
            /** @enum {string} */
            priority: "A" | "B" | "C";
            weight: number;
            /** Format: date */
            dueOn?: string;
            /** Format: date */
            openedOn?: string;
            /** Format: date */
            closedOn?: string;
            light: components["schemas"]["Light"];
            provisional: boolean;
            waitsFor?: string;
            missedReports: number;
            dependents: number;
            version: number;
            progress: number;
            /** @description Working days from the court's today to the due date, today not counted; negative when overdue */
            remainingWorkingDays?: number;
            /** @description What its due date is counted from: "start", a milestone's id or an item's id; `waitsFor` while that is still to come */
            anchor?: string;
            /** @description The milestone of the plan that it serves */
            milestone?: string;
            /**
             * Format: date
             * @description When the plan has it open; for bars of items that wait
             */
            plannedOpensOn?: string;
            /** Format: date */
            plannedDueOn?: string;
        };
        WorkItemList: {
            items: components["schemas"]["WorkItemLine"][];
            nextCursor?: string;
            /** Format: date */
            todayOn: string;
        };
        /** @enum {string} */
        WorkItemStatus: "Registered" | "Waiting" | "Assigned" | "InProgress" | "Suspended" | "SubmittedForSignOff" | "SignedOff" | "Waived";
    };
}
