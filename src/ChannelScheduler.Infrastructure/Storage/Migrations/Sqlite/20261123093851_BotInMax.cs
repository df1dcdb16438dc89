using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelScheduler.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BotInMax : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ReplacedById",
                table: "Channels",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BotNews",
                columns: table => new
                {
                    PublicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToldAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BotNews", x => x.PublicationId);
                    table.ForeignKey(
                        name: "FK_BotNews_Publications_PublicationId",
                        column: x => x.PublicationId,
                        principalTable: "Publications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Bots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ChannelId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Environment = table.Column<string>(type: "TEXT", nullable: false),
                    BotUserId = table.Column<long>(type: "INTEGER", nullable: false),
                    Username = table.Column<string>(type: "TEXT", nullable: true),
                    TurnedOnAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Marker = table.Column<long>(type: "INTEGER", nullable: true),
                    HeardAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", nullable: true),
                    ProtectedSecret = table.Column<string>(type: "TEXT", nullable: true),
                    SeenChats = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bots_Channels_ChannelId",
                        column: x => x.ChannelId,
                        principalTable: "Channels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Bots_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BotLinkCodes",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    BotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BotLinkCodes", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_BotLinkCodes_Bots_BotId",
                        column: x => x.BotId,
                        principalTable: "Bots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BotLinkCodes_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BotLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MaxUserId = table.Column<long>(type: "INTEGER", nullable: false),
                    MaxName = table.Column<string>(type: "TEXT", nullable: true),
                    LinkedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StoppedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BotLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BotLinks_Bots_BotId",
                        column: x => x.BotId,
                        principalTable: "Bots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BotLinks_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BotDeliveries",
                columns: table => new
                {
                    NotificationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LinkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BotDeliveries", x => new { x.NotificationId, x.LinkId });
                    table.ForeignKey(
                        name: "FK_BotDeliveries_BotLinks_LinkId",
                        column: x => x.LinkId,
                        principalTable: "BotLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BotDeliveries_Notifications_NotificationId",
                        column: x => x.NotificationId,
                        principalTable: "Notifications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BotPrompts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Nonce = table.Column<string>(type: "TEXT", nullable: false),
                    LinkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PostId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NotificationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    PostVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    MayApprove = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Mid = table.Column<string>(type: "TEXT", nullable: true),
                    PressedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReasonAskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CloseTries = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BotPrompts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BotPrompts_BotLinks_LinkId",
                        column: x => x.LinkId,
                        principalTable: "BotLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BotPrompts_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BotDeliveries_LinkId",
                table: "BotDeliveries",
                column: "LinkId");

            migrationBuilder.CreateIndex(
                name: "IX_BotLinkCodes_BotId",
                table: "BotLinkCodes",
                column: "BotId");

            migrationBuilder.CreateIndex(
                name: "IX_BotLinkCodes_UserId",
                table: "BotLinkCodes",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_BotLinks_BotId_MaxUserId",
                table: "BotLinks",
                columns: new[] { "BotId", "MaxUserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BotLinks_BotId_UserId",
                table: "BotLinks",
                columns: new[] { "BotId", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BotLinks_UserId",
                table: "BotLinks",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_BotPrompts_ClosedAt",
                table: "BotPrompts",
                column: "ClosedAt");

            migrationBuilder.CreateIndex(
                name: "IX_BotPrompts_LinkId",
                table: "BotPrompts",
                column: "LinkId");

            migrationBuilder.CreateIndex(
                name: "IX_BotPrompts_Nonce",
                table: "BotPrompts",
                column: "Nonce",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BotPrompts_NotificationId_LinkId",
                table: "BotPrompts",
                columns: new[] { "NotificationId", "LinkId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BotPrompts_PostId",
                table: "BotPrompts",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_Bots_ChannelId",
                table: "Bots",
                column: "ChannelId");

            migrationBuilder.CreateIndex(
                name: "IX_Bots_Environment_BotUserId",
                table: "Bots",
                columns: new[] { "Environment", "BotUserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bots_SchoolId",
                table: "Bots",
                column: "SchoolId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BotDeliveries");

            migrationBuilder.DropTable(
                name: "BotLinkCodes");

            migrationBuilder.DropTable(
                name: "BotNews");

            migrationBuilder.DropTable(
                name: "BotPrompts");

            migrationBuilder.DropTable(
                name: "BotLinks");

            migrationBuilder.DropTable(
                name: "Bots");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Channels");
        }
    }
}
