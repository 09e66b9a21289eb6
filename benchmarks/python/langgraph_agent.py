"""The peer of agent-service: a LangGraph agent of the same shape, with its Postgres checkpointer, behind one HTTP server.

    langgraph_agent.py CONNINFO PORT MODEL_URL BRIDGE_URL TOKEN

Written as its users write it: a graph of reasoner and tools, ChatOpenAI, MCP tools through langchain-mcp-adapters over
one session, an AsyncPostgresSaver with a pool, one uvicorn process. As in agent-service the reasoner reads the design
before each question and gives it to the model. It asks for no token and stores nothing but the checkpoints.

    POST /conversations            -> {"id", "design_id"}
    POST /conversations/{id}/turns    {"text"} -> server-sent events {"type": "text", "text"}, at last {"type": "end"}
"""

import asyncio
import contextlib
import json
import sys
import uuid

import uvicorn
from langchain_core.messages import AIMessageChunk, HumanMessage, SystemMessage
from langchain_mcp_adapters.client import MultiServerMCPClient
from langchain_mcp_adapters.tools import load_mcp_tools
from langchain_openai import ChatOpenAI
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.graph import END, START, MessagesState, StateGraph
from langgraph.prebuilt import ToolNode
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool
from starlette.applications import Starlette
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import Route

INSTRUCTIONS = (
    "You help a person design a dataset of made-up rows. Build what was asked with one set_columns call that holds all"
    " columns. Answer in one to three plain sentences. The design as it is now:\nDESIGN: "
)

conninfo, port, model_url, bridge_url, token = sys.argv[1], int(sys.argv[2]), *sys.argv[3:6]


class State(MessagesState):
    design_id: str


async def main():
    async with contextlib.AsyncExitStack() as stack:
        pool = AsyncConnectionPool(
            conninfo,
            min_size=12,
            max_size=12,
            open=False,
            kwargs={"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row},
        )
        await stack.enter_async_context(pool)
        saver = AsyncPostgresSaver(pool)
        await saver.setup()
        client = MultiServerMCPClient(
            {
                "bridge": {
                    "transport": "streamable_http",
                    "url": bridge_url,
                    "headers": {"Authorization": f"Bearer {token}"},
                }
            }
        )
        session = await stack.enter_async_context(client.session("bridge"))
        tools = await load_mcp_tools(session)
        model = ChatOpenAI(model="designer", base_url=model_url, api_key="scripted", max_retries=0).bind_tools(tools)

        async def reasoner(state: State):
            design = await session.call_tool("get_design", {"design_id": state["design_id"]})
            system = SystemMessage(INSTRUCTIONS + json.dumps(design.structuredContent))
            return {"messages": [await model.ainvoke([system, *state["messages"]])]}

        graph = StateGraph(State)
        graph.add_node("reasoner", reasoner)
        graph.add_node("tools", ToolNode(tools))
        graph.add_edge(START, "reasoner")
        graph.add_conditional_edges(
            "reasoner", lambda state: "tools" if state["messages"][-1].tool_calls else END, ["tools", END]
        )
        graph.add_edge("tools", "reasoner")
        agent = graph.compile(checkpointer=saver)
        designs = {}

        async def begin(request):
            design = await session.call_tool("create_design", {"name": "Untitled"})
            conversation = str(uuid.uuid4())
            designs[conversation] = design.structuredContent["design_id"]
            return JSONResponse({"id": conversation, "design_id": designs[conversation]})

        async def turn(request):
            conversation = request.path_params["id"]
            text = (await request.json())["text"]

            async def events():
                given = {"messages": [HumanMessage(text)], "design_id": designs[conversation]}
                config = {"configurable": {"thread_id": conversation}}
                async for message, _ in agent.astream(given, config, stream_mode="messages"):
                    if isinstance(message, AIMessageChunk) and message.content:
                        yield f"data: {json.dumps({'type': 'text', 'text': message.content})}\n\n"
                yield 'data: {"type": "end"}\n\n'

            return StreamingResponse(events(), media_type="text/event-stream")

        app = Starlette(
            routes=[
                Route("/conversations", begin, methods=["POST"]),
                Route("/conversations/{id}/turns", turn, methods=["POST"]),
            ]
        )
        config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)
        await uvicorn.Server(config).serve()


asyncio.run(main())
